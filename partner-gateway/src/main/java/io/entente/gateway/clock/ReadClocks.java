package io.entente.gateway.clock;

import io.entente.gateway.decision.Declaration;
import io.entente.gateway.decision.Looking;
import io.entente.gateway.decision.View;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.api.Page;
import io.entente.kernel.api.Passed;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads which answers the caller's agency owes, or is owed. Of what it owes it sees what it could pull now under the
 * purpose it declares, and no more than a pull would it learn from the list (P7). One reading is one event, an empty page
 * too.
 */
@ApplicationScoped
class ReadClocks {
    private final Caller caller;
    private final Clocks clocks;
    private final Looking looking;
    private final AuditTrail trail;
    private final Clock clock;

    ReadClocks(Caller caller, Clocks clocks, Looking looking, AuditTrail trail, Clock clock) {
        this.caller = caller;
        this.clocks = clocks;
        this.looking = looking;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Those due first.
     *
     * @param next to ask for what follows; absent on the last page
     */
    public record ClockPage(List<AnswerDue> clocks, Optional<String> next) {
        static ClockPage of(List<OpenedClock> found, int limit, Instant now) {
            return Page.of(found, limit, (OpenedClock last) -> passed(last).toString())
                    .map(one -> AnswerDue.of(one, now))
                    .as(ClockPage::new);
        }
    }

    /** @param after how far the pages before went */
    @WithTransaction
    @OwnRows
    Uni<ClockPage> page(Wanted wanted, Passed after, int limit, Declaration declaration) {
        Reading reading = new Reading(wanted, clock.instant(), limit + 1);
        return Panache.getSession()
                .map(Transaction::in)
                .chain(transaction -> fill(transaction, reading, after, List.of()))
                .map(found -> ClockPage.of(found, limit, reading.now()))
                .call(() -> trail.record(declaration.happening("clock.listed").outcome("done")));
    }

    /** @param wish how many are enough */
    private record Reading(Wanted wanted, Instant now, int wish) {}

    /** Until there are enough, however many are left out, so that the page's length tells nothing about those. */
    private Uni<List<OpenedClock>> fill(
            Transaction transaction, Reading reading, Passed after, List<OpenedClock> before) {
        return clocks.page(transaction, caller.agency(), reading.wanted(), after, reading.wish(), reading.now())
                .chain(batch -> toBeSeen(transaction, reading, batch).chain(seen -> {
                    List<OpenedClock> found = new ArrayList<>(before);
                    found.addAll(seen);
                    boolean ended = batch.size() < reading.wish();
                    return found.size() >= reading.wish() || ended
                            ? Uni.createFrom().item(List.copyOf(found))
                            : fill(transaction, reading, passed(batch.get(batch.size() - 1)), found);
                }));
    }

    private Uni<List<OpenedClock>> toBeSeen(Transaction transaction, Reading reading, List<OpenedClock> batch) {
        if (!reading.wanted().owing()) return Uni.createFrom().item(batch);
        Set<RecordId> records = batch.stream().map(OpenedClock::record).collect(Collectors.toUnmodifiableSet());
        return looking.under(transaction, caller.agency(), reading.wanted().purpose(), records, reading.now())
                .map(seen -> batch.stream()
                        .filter(one -> Optional.ofNullable(seen.get(one.record()))
                                .filter(this::asks)
                                .isPresent())
                        .toList());
    }

    /** A pointer, or a part of the record that does not say that something is asked, tells of no clock either. */
    private boolean asks(View view) {
        return view.shown()
                .filter(shown -> Request.isFor(caller.agency(), view, shown))
                .isPresent();
    }

    private static Passed passed(OpenedClock clock) {
        return new Passed(clock.times().due(), clock.id());
    }
}
