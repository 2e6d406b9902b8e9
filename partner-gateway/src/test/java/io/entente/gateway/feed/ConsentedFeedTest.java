package io.entente.gateway.feed;

import io.entente.gateway.RecordTestData;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The feed of an agency that a consent let in. */
@QuarkusTest
@TestProfile(HistoriesTest.Still.class)
@Tag("P3")
class ConsentedFeedTest {
    private static final AgencyId DEA = new AgencyId("us-dea");
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    World world;

    TestStack stack;
    private final RecordTestData record = RecordTestData.released();
    private Follower follower;

    @BeforeEach
    void begin() throws IOException {
        world.begin(stack);
        world.agree(Files.readString(Path.of("src/test/resources/agreements/us-be.json")));
        world.release(record);
        follower = new Follower(world, DEA, Purpose.DRUG_TRAFFICKING);
    }

    @Test
    void it_tells_of_the_end_of_a_consent_at_the_instant_it_ends() {
        world.grant(consent(HOUR));
        world.feedsFollow();
        follower.catchUp();
        assertThat(follower.copy()).containsOnlyKeys(record.id());

        world.pass(HOUR.minusSeconds(1));
        world.feedsFollow();
        follower.catchUp();
        assertThat(follower.copy()).containsOnlyKeys(record.id());
        world.pass(Duration.ofSeconds(1));
        world.feedsFollow();

        follower.catchUp();
        assertThat(follower.copy()).isEmpty();
        assertThat(follower.faults()).isEmpty();
    }

    @Test
    void it_tells_of_a_revocation_and_of_what_was_granted_anew() {
        Consent first = consent(HOUR);
        world.grant(first);
        world.feedsFollow();
        follower.catchUp();

        world.revoke(first);
        world.feedsFollow();
        follower.catchUp();
        assertThat(follower.copy()).isEmpty();
        world.grant(consent(HOUR));
        world.feedsFollow();

        follower.catchUp();
        assertThat(follower.copy()).containsOnlyKeys(record.id());
    }

    @Test
    @Tag("P1")
    void an_agreement_that_comes_later_opens_to_it_what_the_consent_alone_did_not() throws IOException {
        world.begin(stack);
        world.release(record);
        world.grant(consent(HOUR));
        world.feedsFollow();
        follower.catchUp();
        assertThat(follower.copy()).isEmpty();

        world.agree(Files.readString(Path.of("src/test/resources/agreements/us-be.json")));
        world.feedsFollow();

        follower.catchUp();
        assertThat(follower.copy()).containsOnlyKeys(record.id());
    }

    private Consent consent(Duration time) {
        return new Consent(
                UUID.randomUUID().toString(),
                Consent.Kind.ONWARD_TRANSFER,
                record.id(),
                record.owner(),
                DEA,
                Sorted.set(List.of(Purpose.DRUG_TRAFFICKING)),
                List.of(),
                new Span(Optional.empty(), Optional.of(world.now().plus(time))));
    }
}
