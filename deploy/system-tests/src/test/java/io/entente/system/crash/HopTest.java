package io.entente.system.crash;

import io.entente.crash.CrashPoint;
import io.entente.kernel.event.Address;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("P6")
class HopTest {
    @Test
    void a_sample_has_every_point_whatever_the_seed() {
        for (long seed = 0; seed < 1_000; seed++)
            for (int wanted : List.of(CrashPoint.values().length, 10))
                assertThat(Hop.sample(wanted, seed))
                        .as("seed %d", seed)
                        .hasSize(wanted)
                        .doesNotHaveDuplicates()
                        .extracting(Hop::point)
                        .contains(CrashPoint.values());
    }

    @Test
    void a_seed_repeats_its_sample_and_seeds_together_reach_every_hop() {
        assertThat(Hop.sample(10, 7)).isEqualTo(Hop.sample(10, 7));
        Set<Hop> reached = new HashSet<>();
        LongStream.range(0, 100).forEach(seed -> reached.addAll(Hop.sample(10, seed)));
        assertThat(reached).containsExactlyInAnyOrderElementsOf(Hop.all());
    }

    @Test
    void every_message_with_an_effect_has_its_own_hops_at_both_ends() {
        for (Address address : Address.values())
            if (address.life().isEmpty() && !address.code().startsWith("audit."))
                assertThat(Hop.all().stream().filter(hop -> hop.address().equals(address.code())))
                        .extracting(Hop::toString)
                        .containsExactly(
                                address.producer() + "/relay/before-send/" + address.code(),
                                address.producer() + "/relay/after-send/" + address.code(),
                                address.receiver() + "/intake/before-ack/" + address.code());
    }

    @Test
    void whoever_wants_more_than_there_are_gets_all() {
        assertThat(Hop.sample(1_000, 3)).containsExactlyInAnyOrderElementsOf(Hop.all());
    }
}
