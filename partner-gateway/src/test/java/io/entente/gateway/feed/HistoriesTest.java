package io.entente.gateway.feed;

import io.entente.gateway.GatewayProfile;
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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Whatever happens, and whenever its readers look: whoever follows its feed has exactly what a fresh pull gives, somewhere
 * on the way and at the end, and whoever begins to follow late has the same. Records are released, amended, recalled, reviewed
 * and erased, agreements are replaced and suspended, their members join and leave, consents come and go, owners' services
 * fall silent, and time passes.
 * {@code -Dentente.histories=N} tries N histories, {@code -Dentente.seed=S} begins with one.
 */
@QuarkusTest
@TestProfile(HistoriesTest.Still.class)
@Tag("P3")
class HistoriesTest {
    private static final int HISTORIES = Integer.getInteger("entente.histories", 25);
    private static final long SEED = Long.getLong("entente.seed", new Random().nextInt(1_000_000_000));
    private static final int STEPS = 18;
    private static final List<String> EVERY =
            Stream.concat(History.OPEN.stream(), Stream.of("identity")).toList();
    private static final List<Purpose> PURPOSES = List.of(Purpose.DRUG_TRAFFICKING, Purpose.MONEY_LAUNDERING);

    /** Nothing happens by itself, and answers take their time. */
    public static class Still extends GatewayProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> still = new TreeMap<>(super.getConfigOverrides());
            still.put("entente.feed.pause", "1H");
            still.put("entente.agreements-pause", "1H");
            still.put("entente.answers.step", "0.25s");
            return still;
        }
    }

    @Inject
    World world;

    TestStack stack;

    @AfterEach
    void owners_are_heard_of() {
        world.everybodyIsHeard();
    }

    @Test
    void whoever_follows_its_feed_ends_with_what_a_fresh_pull_gives() {
        for (int n = 0; n < HISTORIES; n++) {
            long seed = SEED + n;
            var history = new History(world, new Random(seed), EVERY, true);
            assertThatCode(() -> play(history, new Random(~seed)))
                    .as("-Dentente.seed=%d -Dentente.histories=1 %s", seed, history)
                    .doesNotThrowAnyException();
        }
    }

    private void play(History history, Random looking) {
        world.begin(stack);
        List<Follower> followers = new ArrayList<>(
                Stream.generate(() -> follower(looking)).limit(2).toList());
        int halfway = looking.nextInt(STEPS);
        for (int step = 0; step < STEPS; step++) {
            if (step == halfway) {
                requireWhole(followers, history);
                followers.add(new Follower(
                        world, followers.get(0).agency(), followers.get(0).purpose()));
            }
            history.step();
            follow(history, looking);
            for (Follower follower : followers) {
                if (looking.nextInt(3) == 0) {
                    int limit = 1 + looking.nextInt(4);
                    List<FeedPage.Entry> page = follower.read(limit);
                    history.tell(follower + " reads " + page);
                    requireThere(follower, page);
                }
                if (looking.nextInt(3) == 0) {
                    history.tell(follower + " applies");
                    follower.apply(1 + looking.nextInt(3));
                }
            }
        }
        requireWhole(followers, history);
    }

    /** What a page says can be pulled, can be. */
    private void requireThere(Follower reader, List<FeedPage.Entry> page) {
        for (FeedPage.Entry entry : page)
            if (entry.change() != Change.WITHDRAWN)
                assertThat(world.pull(reader.agency(), reader.purpose(), entry.record()))
                        .as("a pull of %s after the page", entry)
                        .isPresent();
    }

    /** Often not at all, sometimes a single job, which leaves the others for later, or all that are due already. */
    private void follow(History history, Random looking) {
        switch (looking.nextInt(6)) {
            case 0, 1 -> {
                history.tell("feeds follow");
                world.feedsFollow();
            }
            case 2 -> {
                history.tell("due jobs are done");
                world.evaluate();
            }
            case 3 -> {
                String agency = History.PARTNERS.get(looking.nextInt(History.PARTNERS.size()));
                history.tell("jobs for " + agency + ": " + world.follow(new AgencyId(agency), 1));
            }
            default -> {}
        }
    }

    private Follower follower(Random looking) {
        String agency = History.PARTNERS.get(looking.nextInt(History.PARTNERS.size()));
        return new Follower(world, new AgencyId(agency), PURPOSES.get(looking.nextInt(PURPOSES.size())));
    }

    /** Until neither the worker nor a reader has anything left to do; that must come soon. */
    private void becomeQuiet(List<Follower> followers) {
        for (int round = 0; round < 5; round++) {
            world.feedsFollow();
            boolean some = false;
            for (Follower follower : followers) some |= follower.catchUp();
            if (!some && new SoundLedger(stack).nothingDue(world.now())) return;
        }
        throw new AssertionError("the feeds do not become quiet");
    }

    private void requireWhole(List<Follower> followers, History history) {
        becomeQuiet(followers);
        new SoundLedger(stack).require();
        for (Follower follower : followers) requireWhole(follower, history);
    }

    private void requireWhole(Follower follower, History history) {
        var fresh = new Follower(world, follower.agency(), follower.purpose());
        fresh.catchUp();
        Map<RecordId, String> pulled = new TreeMap<>();
        for (RecordId record : history.records()) {
            var now = world.pull(follower.agency(), follower.purpose(), record);
            assertThat(now)
                    .as("a pull of %s by %s", record, follower)
                    .isEqualTo(world.expected(follower.agency(), follower.purpose(), record));
            now.ifPresent(payload -> pulled.put(record, payload));
        }
        assertThat(follower.copy()).as("the copy of %s", follower).isEqualTo(pulled);
        assertThat(fresh.copy()).as("a new copy of %s", follower).isEqualTo(pulled);
        assertThat(follower.faults()).as("%s", follower).isEmpty();
        assertThat(fresh.faults()).as("%s, anew", follower).isEmpty();
    }
}
