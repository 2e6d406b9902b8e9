package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Urgency;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Agreements.ClockOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Until when a clause lets its recipient answer. */
class ResponseClockTest {
    private static final Instant RECEIVED = Instant.parse("2026-02-26T22:30:00Z");
    private static final Whom BELGIUM =
            new Whom(Optional.of(new Jurisdiction("BE")), Optional.empty(), Optional.empty());
    private static final Scope REQUESTS = new Scope(
            Sorted.set(List.of(ReferralType.ASSISTANCE_REQUEST)),
            Sorted.set(List.of(Purpose.DRUG_TRAFFICKING)),
            Sorted.set(List.of(FieldClass.TYPE)));

    /** Directive (EU) 2023/977 Art. 5(1). */
    @ParameterizedTest
    @CsvSource({
        "PT8H, 2026-02-27T06:30:00Z, 2026-02-27T04:30:00Z",
        "P3D, 2026-03-01T22:30:00Z, 2026-03-01T04:30:00Z",
        "P7D, 2026-03-05T22:30:00Z, 2026-03-04T22:30:00Z",
        "PT96H, 2026-03-02T22:30:00Z, 2026-03-01T22:30:00Z",
        "PT92H, 2026-03-02T18:30:00Z, 2026-03-01T19:30:00Z"
    })
    void it_is_counted_from_receipt_and_reminds_a_quarter_of_it_before_but_a_day_at_most(
            String within, Instant due, Instant remind) {
        TemporalAmount time = within.startsWith("PT") ? Duration.parse(within) : Period.parse(within);
        ResponseClock clock = new ResponseClock(Urgency.OTHER, time, "Art. 5");

        assertThat(clock.due(RECEIVED)).isEqualTo(due);
        assertThat(clock.remind(RECEIVED)).isEqualTo(remind);
    }

    @Test
    void of_what_several_clauses_set_for_its_urgency_the_shortest_holds() {
        ClauseRef slow = new ClauseRef("us-be", 1, "slow");
        ClauseRef fast = new ClauseRef("us-be", 1, "fast");
        ClauseRef also = new ClauseRef("us-be", 1, "also-fast");
        ClauseRef none = new ClauseRef("us-be", 1, "none");
        ResponseClock week = new ResponseClock(Urgency.OTHER, Period.ofDays(7), "Art. 5");
        ResponseClock hours = new ResponseClock(Urgency.OTHER, Duration.ofHours(48), "Art. 6");
        ResponseClock urgent = new ResponseClock(Urgency.URGENT_DIRECT, Duration.ofHours(8), "Art. 5");
        Agreements agreements = Agreements.of(
                List.of(agreement(clause(slow, week, urgent), clause(fast, hours), clause(also, hours), clause(none))));

        assertThat(agreements.clock(List.of(slow, fast), Urgency.OTHER, RECEIVED))
                .contains(new ClockOf(fast, hours));
        assertThat(agreements.clock(List.of(slow, also, fast), Urgency.OTHER, RECEIVED))
                .as("by name where they are equal")
                .contains(new ClockOf(also, hours));
        assertThat(agreements.clock(List.of(slow), Urgency.OTHER, RECEIVED)).contains(new ClockOf(slow, week));
        assertThat(agreements.clock(List.of(slow), Urgency.URGENT_DIRECT, RECEIVED))
                .contains(new ClockOf(slow, urgent));
        assertThat(agreements.clock(List.of(slow, fast), Urgency.URGENT_INDIRECT, RECEIVED))
                .isEmpty();
        assertThat(agreements.clock(List.of(none), Urgency.OTHER, RECEIVED)).isEmpty();
        assertThat(agreements.clock(List.of(), Urgency.OTHER, RECEIVED)).isEmpty();
    }

    private static Agreement agreement(Clause... clauses) {
        return new Agreement(
                "us-be",
                1,
                "f".repeat(64),
                "EXERCISE",
                List.of(Party.of("US"), Party.of("BE")),
                false,
                List.of(),
                List.of(),
                Span.ALWAYS,
                List.of(clauses));
    }

    private static Clause clause(ClauseRef ref, ResponseClock... clocks) {
        return new Clause(
                ref,
                Effect.PERMIT,
                BELGIUM,
                BELGIUM,
                REQUESTS,
                new Terms(
                        Terms.NONE.tlp(),
                        Terms.NONE.classification(),
                        Terms.NONE.excludes(),
                        Terms.NONE.imposes(),
                        Optional.empty(),
                        false,
                        Terms.NONE.handling(),
                        List.of(clocks)),
                List.of());
    }
}
