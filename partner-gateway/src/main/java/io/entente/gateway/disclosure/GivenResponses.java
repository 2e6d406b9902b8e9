package io.entente.gateway.disclosure;

import io.entente.gateway.clock.Answer;
import io.entente.gateway.clock.AnswerLock;
import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.DeclineReason;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The answers given to versions: none after the last word, and the same twice in a row is one. */
@ApplicationScoped
class GivenResponses {
    private static final String KEEP = """
            insert into given_response (id, agency, record, version, answer, reason, given_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String KEPT = """
            select id, answer, reason, given_at from given_response
            where agency = $1 and record = $2 and version = $3 order by given_at, id
            """;

    /** @return what is on record now: {@code fresh}, the same given just before, or what was given and leaves no room for it */
    Uni<GivenResponse> keep(Transaction transaction, AgencyId agency, ShelvedVersion version, GivenResponse fresh) {
        return AnswerLock.take(transaction, agency, version.record())
                .chain(() ->
                        transaction.rows(KEPT, agency.value(), version.record().value(), version.number()))
                .map(rows -> rows.stream().map(GivenResponses::response).toList())
                .chain(before -> standing(before, fresh)
                        .map(kept -> Uni.createFrom().item(kept))
                        .orElseGet(() -> add(transaction, agency, version, fresh.after(before))));
    }

    /** The same again is the one given last: what was said in between makes of the same word another. */
    private static Optional<GivenResponse> standing(List<GivenResponse> before, GivenResponse fresh) {
        return before.stream()
                .reduce((earlier, later) -> later)
                .filter(given -> given.isAs(fresh))
                .or(() -> before.stream()
                        .filter(given -> !fresh.answer().canFollow(given.answer()))
                        .findFirst());
    }

    private static Uni<GivenResponse> add(
            Transaction transaction, AgencyId agency, ShelvedVersion version, GivenResponse fresh) {
        return transaction
                .change(
                        KEEP,
                        fresh.response(),
                        agency.value(),
                        version.record().value(),
                        version.number(),
                        fresh.answer().code(),
                        fresh.reason().map(DeclineReason::code).orElse(null),
                        fresh.at())
                .replaceWith(fresh);
    }

    private static GivenResponse response(Row row) {
        return new GivenResponse(
                row.uuid("id"),
                Answer.of(row.text("answer")),
                row.optionalText("reason").map(DeclineReason::of),
                row.instant("given_at"));
    }
}
