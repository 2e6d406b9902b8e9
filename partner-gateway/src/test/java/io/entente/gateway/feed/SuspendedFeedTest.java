package io.entente.gateway.feed;

import io.entente.gateway.RecordTestData;
import io.entente.gateway.feed.PlainAgreements.Stop;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The feed of an agency whose agreement is stopped for a while. */
@QuarkusTest
@TestProfile(HistoriesTest.Still.class)
@Tag("P3")
class SuspendedFeedTest {
    private static final AgencyId HSI = new AgencyId("us-hsi");
    private static final Stop STOP = new Stop("us-be", 1, "BE");

    @Inject
    World world;

    TestStack stack;
    private final RecordTestData record = RecordTestData.released();
    private Follower follower;

    @BeforeEach
    void has_a_record() throws IOException {
        world.begin(stack);
        world.agree(Files.readString(Path.of("src/test/resources/agreements/us-be.json")));
        world.release(record);
        follower = new Follower(world, HSI, Purpose.DRUG_TRAFFICKING);
        assertShown(true);
    }

    @Test
    void it_tells_of_the_suspension_and_of_its_lifting() {
        world.suspend(STOP);
        assertShown(false);

        world.lift(STOP);
        assertShown(true);
    }

    @Test
    void what_it_told_in_a_suspension_too_short_for_the_rounds_to_see_is_made_up_for() {
        world.suspend(STOP);
        // An amendment comes meanwhile, and is evaluated as things stand.
        world.release(record.amended());
        assertThat(world.follow(HSI, 1)).isEqualTo(1);
        world.lift(STOP);

        assertShown(true);
    }

    private void assertShown(boolean shown) {
        world.feedsFollow();
        follower.catchUp();
        if (shown) assertThat(follower.copy()).containsOnlyKeys(record.id());
        else assertThat(follower.copy()).isEmpty();
        assertThat(follower.faults()).isEmpty();
    }
}
