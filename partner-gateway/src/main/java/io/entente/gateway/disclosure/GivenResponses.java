package io.entente.gateway.disclosure;

import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** The answers given: one per agency and version. */
@ApplicationScoped
class GivenResponses {
    private static final String KEEP = """
            insert into given_response (id, agency, record, version, answer, reason, given_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (agency, record, version) do nothing
            """;
    private static final String KEPT =
            "select id, answer, reason, given_at from given_response where agency = $1 and record = $2 and version = $3";

    /** @return what is on record now: {@code fresh}, or what was given earlier to the same version */
    Uni<GivenResponse> keep(Transaction transaction, AgencyId agency, ShelvedVersion version, GivenResponse fresh) {
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
                .chain(added -> added == 1
                        ? Uni.createFrom().item(fresh)
                        : transaction
                                .rows(KEPT, agency.value(), version.record().value(), version.number())
                                .map(rows -> response(rows.get(0))));
    }

    private static GivenResponse response(Row row) {
        return new GivenResponse(
                row.uuid("id"),
                Answer.of(row.text("answer")),
                row.optionalText("reason").map(DeclineReason::of),
                row.instant("given_at"));
    }
}
