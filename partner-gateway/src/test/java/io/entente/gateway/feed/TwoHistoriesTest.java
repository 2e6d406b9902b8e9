package io.entente.gateway.feed;

import io.entente.gateway.RecordTestData;
import io.entente.gateway.feed.PlainAgreements.Stop;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A world in which much happens that is hidden from HSI, and the same world without any of it: HSI's feed is the same,
 * entry for entry and instant for instant, and so is what it pulls.
 */
@QuarkusTest
@TestProfile(HistoriesTest.Still.class)
@Tag("P7")
class TwoHistoriesTest {
    private static final int HISTORIES = Integer.getInteger("entente.histories", 30) / 4;
    private static final long SEED = Long.getLong("entente.seed", new Random().nextInt(1_000_000_000));
    private static final int STEPS = 14;
    private static final AgencyId HSI = new AgencyId("us-hsi");
    private static final AgencyId FGP = new AgencyId("be-fgp");

    @Inject
    World world;

    TestStack stack;

    @AfterEach
    void owners_are_heard_of() {
        world.everybodyIsHeard();
    }

    @Test
    void what_is_hidden_leaves_no_trace_in_a_feed() {
        int told = 0;
        for (int n = 0; n < HISTORIES; n++) {
            long seed = SEED + n;
            List<String> without = played(seed, false);
            assertThat(played(seed, true)).as("-Dentente.seed=%d", seed).isEqualTo(without);
            told += String.join("", without).split("entries=").length;
        }
        assertThat(told).as("something must have been told").isGreaterThan(HISTORIES);
    }

    /** @return all that HSI saw, in order */
    private List<String> played(long seed, boolean withHidden) {
        world.begin(stack);
        var history = new History(world, new Random(seed), History.OPEN, false);
        var looking = new Random(~seed);
        var hidden = new Hidden(history, new Random(seed * 31));
        var follower = new Follower(world, HSI, Purpose.DRUG_TRAFFICKING);
        List<String> seen = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            if (withHidden) hidden.step();
            history.step();
            if (withHidden) hidden.step();
            // All of it at once: how far a single batch gets depends on how much there is to do.
            if (looking.nextInt(2) == 0) world.feedsFollow();
            if (looking.nextInt(2) == 0) seen.add("entries=" + follower.read(1 + looking.nextInt(4)));
            if (looking.nextInt(2) == 0) follower.apply(2);
            seen.add("copy=" + follower.copy());
        }
        world.feedsFollow();
        follower.catchUp();
        seen.add("copy=" + follower.copy());
        assertThat(follower.faults()).isEmpty();
        return seen;
    }

    /** What HSI must not notice: records for others, records too high for every clause, agreements of others, readers. */
    private final class Hidden {
        private final History history;
        private final Random random;
        private final List<RecordTestData> records = new ArrayList<>();
        private final AnyAgreement others;
        private final Set<Stop> stops = new HashSet<>();

        Hidden(History history, Random random) {
            this.history = history;
            this.random = random;
            this.others = new AnyAgreement(random, "other", "BE", "EU", History.OPEN);
        }

        void step() {
            switch (random.nextInt(10)) {
                case 0 -> release(Map.of("be-customs", "full", "eu-europol", "full", "us-dea", "full"), "green");
                case 1 -> release(Map.of("us-hsi", "full", "us-dea", "pointer"), "red");
                case 2 -> release(Map.of("us-hsi", "silent"), "green");
                case 3 -> change();
                // Others are let in, and taken from again: that is between them and the originator.
                case 8 ->
                    history.anyConsent(random, List.of("us-dea", "eu-europol")).ifPresent(consent -> {
                        world.grant(consent);
                        if (random.nextBoolean()) world.revoke(consent);
                    });
                case 4 -> world.agree(others.next(world.now()));
                case 9 -> stopOrGoOn();
                // No clause of these histories opens who is suspected.
                case 5, 6 ->
                    history.inBetween(random)
                            .map(record -> record.suspecting("EXERCISE " + random.nextInt()))
                            .ifPresent(world::release);
                default -> lookAround();
            }
        }

        private void release(Map<String, String> to, String tlp) {
            var record = new RecordTestData(
                    new RecordId(UUID.randomUUID()),
                    1,
                    UUID.randomUUID(),
                    FGP,
                    FGP,
                    tlp,
                    "EXERCISE",
                    "EXERCISE",
                    to,
                    new RecordTestData.Dates(world.now(), Optional.empty()));
            records.add(record);
            world.release(record);
        }

        private void stopOrGoOn() {
            if (others.versions() == 0) return;
            Stop stop = History.anyStop(random, others);
            if (stops.add(stop)) world.suspend(stop);
            else {
                stops.remove(stop);
                world.lift(stop);
            }
        }

        private void change() {
            if (records.isEmpty()) return;
            int chosen = random.nextInt(records.size());
            RecordTestData record = records.get(chosen);
            if (random.nextInt(4) == 0) world.erase(record);
            else if (random.nextBoolean()) world.recall(record);
            else {
                records.set(chosen, record.amended().telling("EXERCISE " + random.nextInt()));
                world.release(records.get(chosen));
            }
        }

        private void lookAround() {
            for (String other : List.of("us-dea", "eu-europol"))
                new Follower(world, new AgencyId(other), Purpose.DRUG_TRAFFICKING).catchUp();
            for (RecordTestData record : records) world.pull(HSI, Purpose.DRUG_TRAFFICKING, record.id());
        }
    }
}
