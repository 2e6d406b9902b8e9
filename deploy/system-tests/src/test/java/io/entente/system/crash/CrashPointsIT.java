package io.entente.system.crash;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Services die at named points while clients work: nothing acknowledged is lost, nothing takes effect twice. A sample
 * with every build; every hop under the profile {@code crash}; as many as you like with {@code deploy/system-tests/crash}.
 */
@Tag("P6")
class CrashPointsIT {
    private static final long SEED = 20261122;

    /** Of the hops under the profile {@code crash}: another each time, unless told. */
    private static final long DRAWN = Long.getLong("entente.seed", new Random().nextInt(Integer.MAX_VALUE));

    private static Arena arena;

    @BeforeAll
    static void everythingRuns() {
        arena = Arena.open(System.out);
    }

    @AfterAll
    static void everythingStops() {
        if (arena != null) arena.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"case-service/request/after-commit", "partner-gateway/intake/before-ack"})
    void nothing_is_lost_and_nothing_doubled_by_a_death_at(String hop) {
        arena.kill(Hop.of(hop), SEED);
    }

    @ParameterizedTest
    @MethodSource("everyHop")
    @Tag("crash")
    void nothing_is_lost_and_nothing_doubled_by_a_death_at_any(Hop hop) {
        arena.kill(hop, DRAWN + Hop.all().indexOf(hop));
    }

    /** All of them, or as many as {@code -Dentente.hops} says, every point among them from five on; or those named, by commas. */
    static List<Hop> everyHop() {
        String named = System.getProperty("entente.hop", "");
        if (!named.isEmpty())
            return Arrays.stream(named.split(",")).map(Hop::of).toList();
        int wanted = Integer.getInteger("entente.hops", Hop.all().size());
        System.out.println("Crash points with seed " + DRAWN + "; again: mvn -B -ntp -Pcrash -Dentente.hops=" + wanted
                + " -Dentente.seed=" + DRAWN + " verify");
        return Hop.sample(wanted, DRAWN);
    }
}
