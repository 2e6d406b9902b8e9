package io.entente.gateway.clock;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Of what agencies are to be reminded, before an answer is due. */
@ApplicationScoped
public class DueReminders {
    private final Reminders reminders;

    DueReminders(Reminders reminders) {
        this.reminders = reminders;
    }

    /** @param purposes under which the agency knows what it was asked */
    public record Reminder(RecordId record, Set<Purpose> purposes) {}

    /** @return agencies to be reminded of something */
    public Uni<List<AgencyId>> agencies(Transaction transaction, Instant now) {
        return reminders.reminding(transaction, now);
    }

    /** Takes reminders, each once for good if the transaction commits: what is due first, first. */
    public Uni<List<Reminder>> take(Transaction transaction, AgencyId agency, Instant now, int atMost) {
        return reminders.reminded(transaction, agency, now, atMost).map(taken -> taken.stream()
                .sorted(Comparator.comparing(
                                (OpenedClock clock) -> clock.times().due())
                        .thenComparing(OpenedClock::id))
                .map(clock -> new Reminder(clock.record(), clock.purposes()))
                .toList());
    }
}
