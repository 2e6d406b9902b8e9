package io.entente.gateway.decision;

import io.entente.gateway.shelf.Shelf;
import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.decision.Request;
import io.entente.policy.selection.Shown;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Whether a new version says less, or on stricter terms, than what an agency was given. It is held against all that was
 * disclosed, by the agreements and consents by which it was, and not by what is in force when the new version comes: whoever
 * holds a copy holds it while an agreement is suspended too, and holds a wide one still after it got a narrower one. What it
 * said to have purged it holds no more.
 */
@ApplicationScoped
public class Tightening {
    /**
     * Each copy once, however often it was pulled: what was decided alike on the same, but for the moment, is one. What the
     * agency signed counts before what an officer stated.
     */
    private static final String HELD = """
            select distinct on (v.version, n.inputs, n.answer, cast(n.request as jsonb) - 'at') v.version,
                d.id, d.version_id, n.record, n.policy, n.request, n.inputs, n.answer, n.owner_side, n.decided_at
            from disclosure d join decision n on n.id = d.decision join shelf_version v on v.version_id = d.version_id
            where d.agency = $1 and d.record = $2 and v.version > $3 and v.version < $4
              and not exists (select from recall_duty q cross join lateral (
                      select r.outcome, r.at from recall_receipt r where r.duty = q.id and r.outcome <> 'forwarded'
                      order by (r.proof is null), r.at desc limit 1) as said
                  where q.agency = d.agency and q.record = d.record and q.kind = 'amendment' and q.version > v.version
                    and said.outcome in ('purged', 'never-received') and said.at >= d.disclosed_at)
            order by v.version, n.inputs, n.answer, cast(n.request as jsonb) - 'at', d.disclosed_at desc, d.id
            """;

    private final Shelf shelf;
    private final RecordedDecisions decisions;

    Tightening(Shelf shelf, RecordedDecisions decisions) {
        this.shelf = shelf;
        this.decisions = decisions;
    }

    /**
     * @param since versions up to this one were taken back before
     * @param answered the highest version for which the agency owes or gave a receipt already; 0 for none
     */
    public record Question(AgencyId agency, RecordId record, int since, int answered, int newest) {}

    private record Given(int version, RecordedDecision decision) {
        static Given of(Row row) {
            return new Given(row.integer("version"), RecordedDecision.of(row));
        }
    }

    /** @return false too for a version that is not the newest */
    public Uni<Boolean> of(Transaction transaction, Question question) {
        return transaction
                .rows(HELD, question.agency().value(), question.record().value(), question.since(), question.newest())
                .map(rows -> rows.stream().map(Given::of).toList())
                .chain(given -> decisions
                        .inputs(transaction, given.stream().map(Given::decision).toList())
                        .chain(kept -> shelf.versions(transaction, List.of(question.record()))
                                .map(versions -> versions.getOrDefault(question.record(), List.of()).stream()
                                        .map(ShelvedVersion::asHeardOf)
                                        .toList())
                                .map(versions -> !versions.isEmpty()
                                        && versions.get(0).number() == question.newest()
                                        && given.stream().anyMatch(one -> kept.of(one.decision())
                                                .map(by -> narrows(one, by, versions, question.answered()))
                                                // What it was given cannot be said any more: it may be less.
                                                .orElse(true)))));
    }

    private static boolean narrows(Given given, Gathered by, List<ShelvedVersion> versions, int answered) {
        int known = Math.max(newestThen(given, by, versions), answered);
        return Narrowing.between(
                view(given, by, versions, number -> number <= known), view(given, by, versions, number -> true));
    }

    /**
     * What was disclosed may have been decided on a version above it, of which nothing more could be seen. Equal labels tell
     * which, of those alone that say the same: what came in between and was never looked at was not given.
     */
    private static int newestThen(Given given, Gathered by, List<ShelvedVersion> versions) {
        Optional<String> had = seen(given, by, versions, given.version());
        return versions.subList(1, versions.size()).stream()
                .filter(version -> version.number() >= given.version())
                .filter(version -> given.decision()
                        .inputs()
                        .labels()
                        .filter(version.labelsHash()::equals)
                        .isPresent())
                .map(ShelvedVersion::number)
                .filter(number -> seen(given, by, versions, number).equals(had))
                .findFirst()
                .orElse(given.version());
    }

    private static Optional<String> seen(Given given, Gathered by, List<ShelvedVersion> versions, int newest) {
        return view(given, by, versions, number -> number <= newest).shown().map(Shown::seen);
    }

    private static View view(Given given, Gathered by, List<ShelvedVersion> versions, IntPredicate known) {
        Request request = given.decision().request();
        Agreements binding = Agreements.of(by.agreements()).heeding(request.asker(), by.issuer());
        return View.of(
                request,
                versions.stream()
                        .filter(version -> known.test(version.number()))
                        .toList(),
                binding,
                by.consents(),
                List.of());
    }
}
