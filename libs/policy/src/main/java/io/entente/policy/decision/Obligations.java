package io.entente.policy.decision;

import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.Sorted;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/** All that a disclosure obliges its recipient to, each obligation with its source. */
public record Obligations(SortedSet<Obligation> all) {
    private static final double DAYS_PER_MONTH = 30.436875;

    public Obligations {
        all = Sorted.set(all);
    }

    /** The record's own and those that clauses impose. */
    public SortedSet<UseRestriction> useRestrictions() {
        return Sorted.set(
                values(Obligation.Kind.USE_RESTRICTION).map(UseRestriction::of).toList());
    }

    /** The shortest of the clauses' retention periods. */
    public Optional<Period> retention() {
        return values(Obligation.Kind.RETENTION).map(Period::parse).min(Comparator.comparingDouble(Obligations::days));
    }

    /**
     * The last day, in UTC, on which what is disclosed at the instant may be kept: by the shortest retention there is.
     *
     * @return empty where no clause says so
     */
    public Optional<LocalDate> keepUntil(Instant disclosed) {
        return retention()
                .map(period -> LocalDate.ofInstant(disclosed, ZoneOffset.UTC).plus(period));
    }

    private Stream<String> values(Obligation.Kind kind) {
        return all.stream().filter(obligation -> obligation.kind() == kind).map(Obligation::value);
    }

    private static double days(Period period) {
        return period.toTotalMonths() * DAYS_PER_MONTH + period.getDays();
    }
}
