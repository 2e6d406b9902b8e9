package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Caller;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** What signatories did with a version, each step a row that nobody changes. Every method tells whether it was new. */
@ApplicationScoped
class Steps {
    private static final String DRAFT =
            "insert into agreement_version (agreement, version, hash, document, taken_at, parties, drafted_by)"
                    + " values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing";
    private static final String APPROVE =
            "insert into agreement_approval (agreement, version, party, officer, agency, approved_at)"
                    + " values ($1, $2, $3, $4, $5, $6) on conflict do nothing";
    private static final String SIGN =
            "insert into agreement_signature (agreement, version, party, signature, agency, signed_at)"
                    + " values ($1, $2, $3, $4, $5, $6) on conflict do nothing";
    private static final String SUSPEND =
            "insert into agreement_suspension (id, agreement, version, party, officer, agency, suspended_at)"
                    + " values ($1, $2, $3, $4, $5, $6, $7)";
    private static final String LIFT = """
            insert into agreement_lift (suspension, officer, agency, lifted_at)
            select u.id, cast($4 as varchar), cast($5 as varchar), cast($6 as timestamptz) from agreement_suspension u
            where u.agreement = $1 and u.version = $2 and u.party = $3
              and not exists (select from agreement_lift l where l.suspension = u.id)
            on conflict do nothing
            """;

    private final Caller caller;
    private final Clock clock;

    Steps(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    Uni<Boolean> draft(Transaction transaction, Draft draft, String party) {
        return added(transaction.change(
                DRAFT,
                draft.key().agreement(),
                draft.key().version(),
                draft.agreement().hash(),
                draft.bytes(),
                clock.instant(),
                String.join(",", draft.parties()),
                party));
    }

    Uni<Boolean> approve(Transaction transaction, Version version) {
        return added(transaction.change(
                APPROVE,
                version.key().agreement(),
                version.key().version(),
                version.own(),
                caller.pseudonym(),
                caller.agency().value(),
                clock.instant()));
    }

    Uni<Boolean> sign(Transaction transaction, Version version, String signature) {
        return added(transaction.change(
                SIGN,
                version.key().agreement(),
                version.key().version(),
                version.own(),
                signature,
                caller.agency().value(),
                clock.instant()));
    }

    Uni<Boolean> suspend(Transaction transaction, Version version) {
        return added(transaction.change(
                SUSPEND,
                UUID.randomUUID(),
                version.key().agreement(),
                version.key().version(),
                version.own(),
                caller.pseudonym(),
                caller.agency().value(),
                clock.instant()));
    }

    /** Lifts what the caller's own party has suspended, and nobody else's. */
    Uni<Boolean> lift(Transaction transaction, Version version) {
        return added(transaction.change(
                LIFT,
                version.key().agreement(),
                version.key().version(),
                version.own(),
                caller.pseudonym(),
                caller.agency().value(),
                clock.instant()));
    }

    private static Uni<Boolean> added(Uni<Integer> rows) {
        return rows.map(count -> count > 0);
    }
}
