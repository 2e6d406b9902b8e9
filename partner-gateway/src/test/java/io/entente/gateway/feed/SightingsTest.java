package io.entente.gateway.feed;

import io.entente.gateway.RecordTestData;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What was otherwise for an hour, between two evaluations, just when a reader looked; and an hour that comes twice. */
@QuarkusTest
@TestProfile(HistoriesTest.Still.class)
class SightingsTest {
    private static final AgencyId HSI = new AgencyId("us-hsi");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String FOR_AN_HOUR = "\"from\": \"2040-01-01T01:00:00Z\", \"until\": \"2040-01-01T02:00:00Z\"";
    private static final String AFTER_IT = "\"from\": \"2040-01-01T02:00:00Z\", \"until\": null";
    private static final String ALWAYS = "\"from\": \"2039-01-01T00:00:00Z\", \"until\": null";

    @Inject
    World world;

    TestStack stack;
    private final RecordTestData record = RecordTestData.released();
    private Follower follower;

    @BeforeEach
    void begin() {
        world.begin(stack);
        follower = new Follower(world, HSI, Purpose.DRUG_TRAFFICKING);
    }

    @Test
    @Tag("P3")
    void an_entry_passed_over_while_its_record_was_hidden_is_told_again() {
        world.agree(agreement(1, "permit", ALWAYS));
        world.agree(agreement(2, "forbid", FOR_AN_HOUR));
        world.agree(agreement(3, "permit", AFTER_IT));
        world.release(record);
        world.feedsFollow();

        world.pass(HOUR);
        assertThat(follower.read(10)).isEmpty();
        world.pass(HOUR);
        world.feedsFollow();

        follower.catchUp();
        assertThat(follower.copy()).containsOnlyKeys(record.id());
    }

    @Test
    @Tag("P3")
    void a_pull_that_found_nothing_for_an_hour_is_made_up_for() {
        world.agree(agreement(1, "permit", ALWAYS));
        world.agree(agreement(2, "forbid", FOR_AN_HOUR));
        world.agree(agreement(3, "permit", AFTER_IT));
        world.release(record);
        world.feedsFollow();
        assertThat(follower.read(10)).hasSize(1);

        world.pass(HOUR);
        follower.apply(1);
        assertThat(follower.copy()).isEmpty();
        world.pass(HOUR);
        world.feedsFollow();

        follower.catchUp();
        assertThat(follower.copy()).containsOnlyKeys(record.id());
    }

    @Test
    @Tag("P3")
    void what_could_be_seen_for_an_hour_is_withdrawn_from_who_was_told() {
        world.agree(agreement(1, "permit", FOR_AN_HOUR));
        world.release(record);
        world.pass(HOUR);
        world.feedsFollow();
        // Told of it by another page, and withdrawn before this reader reads.
        assertThat(new Follower(world, HSI, Purpose.DRUG_TRAFFICKING).read(10)).hasSize(1);
        world.pass(HOUR);
        world.feedsFollow();

        assertThat(follower.read(10)).extracting(FeedPage.Entry::change).containsExactly(Change.WITHDRAWN);
        assertThat(follower.copy()).isEmpty();
    }

    @Test
    @Tag("P6")
    void a_clock_that_is_set_back_delays_no_release() {
        world.agree(agreement(1, "permit", ALWAYS));
        world.release(record);
        world.pass(HOUR.negated());
        world.feedsFollow();

        assertThat(follower.read(10)).extracting(FeedPage.Entry::change).containsExactly(Change.VISIBLE);
    }

    @Test
    @Tag("P3")
    @Tag("P6")
    void a_clock_that_is_set_back_delays_no_recall() {
        world.agree(agreement(1, "permit", ALWAYS));
        world.release(record);
        world.feedsFollow();
        follower.catchUp();
        assertThat(follower.copy()).containsOnlyKeys(record.id());

        world.recall(record);
        world.pass(HOUR.negated());
        world.feedsFollow();

        follower.catchUp();
        assertThat(follower.copy()).isEmpty();
    }

    @Test
    @Tag("P7")
    void looking_at_what_is_hidden_and_at_what_is_not_there_leaves_nothing() {
        world.agree(agreement(1, "permit", ALWAYS));
        RecordTestData hidden = record.to(Map.of("us-dea", "full"));
        world.release(hidden);
        world.feedsFollow();

        assertThat(world.pull(HSI, Purpose.DRUG_TRAFFICKING, hidden.id())).isEmpty();
        assertThat(world.pull(
                        HSI, Purpose.DRUG_TRAFFICKING, RecordTestData.released().id()))
                .isEmpty();

        assertThat(new SoundLedger(stack).nothingDue(world.now())).isTrue();
    }

    private static String agreement(int version, String effect, String inForce) {
        String terms = effect.equals("forbid") ? "" : """
                "types": ["seizure"], "classes": ["type", "reference"], "excludes": [], "imposes": [],
                "ceilings": {"tlp": "amber", "classification": "unclassified"},
                "handling": {"H1": "consent", "H2": "consent"},
                """;
        return """
                {"schema": "https://entente.example/schemas/agreement-1.json", "id": "hourly", "version": %d,
                 "title": "EXERCISE", "parties": [{"party": "US"}, {"party": "BE"}], "hiddenMembers": false,
                 "legalBasis": [{"id": "basis", "title": "A basis", "date": "2016", "source": "made up for tests"}],
                 "safeguards": [], "inForce": {%s},
                 "clauses": [{"id": "one", "effect": "%s", "from": {"jurisdiction": "BE"}, "to": {"jurisdiction": "US"},
                   "purposes": ["drug-trafficking"], %s
                   "cites": [{"instrument": "basis", "article": "Art. 1"}]}]}
                """.formatted(version, inForce, effect, terms);
    }
}
