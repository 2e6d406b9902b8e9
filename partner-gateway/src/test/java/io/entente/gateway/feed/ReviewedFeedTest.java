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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** The feed of an agency that has a record whose review day comes. */
@QuarkusTest
@TestProfile(HistoriesTest.Still.class)
@Tag("P3")
class ReviewedFeedTest {
    @Inject
    World world;

    TestStack stack;
    private RecordTestData record = RecordTestData.released();
    private Follower follower;

    @BeforeEach
    void begin() throws IOException {
        world.begin(stack);
        world.agree(Files.readString(Path.of("src/test/resources/agreements/us-be.json")));
        record = record.reviewedBy(world.today().plusDays(1));
        world.release(record);
        follower = new Follower(world, new AgencyId("us-hsi"), Purpose.DRUG_TRAFFICKING);
    }

    @Test
    void it_tells_of_the_end_of_the_review_day_at_midnight_and_of_a_review_that_came_later() {
        assertShown(true);
        world.pass(Duration.ofDays(1));
        assertShown(true);
        world.pass(Duration.ofDays(1).minusSeconds(1));
        assertShown(true);
        world.pass(Duration.ofSeconds(1));
        assertShown(false);

        world.review(record, 1, world.today().plusDays(3));
        assertShown(true);
        world.pass(Duration.ofDays(4));
        assertShown(false);
        assertThat(follower.faults()).isEmpty();
    }

    @Test
    void who_is_shown_nothing_new_by_a_review_is_told_nothing() {
        assertShown(true);

        world.review(record, 1, world.today().plusYears(1));
        world.feedsFollow();

        assertThat(follower.catchUp()).isFalse();
        world.pass(Duration.ofDays(2));
        assertShown(true);
    }

    private void assertShown(boolean shown) {
        world.feedsFollow();
        follower.catchUp();
        if (shown) assertThat(follower.copy()).containsOnlyKeys(record.id());
        else assertThat(follower.copy()).isEmpty();
    }
}
