package io.entente.gateway.clock;

import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an agency answered before its feed came to the request: reads are live, and feeds follow. */
@ApplicationScoped
class SaidBefore {
    private static final String ANSWERS = """
            select answer, version, given_at from given_response where agency = $1 and record = $2 and version >= $3 order by given_at, id
            """;

    /**
     * How the clock stands at once.
     *
     * @param answered when it was answered
     * @param wanting since when more information is wanted
     * @param wantingOn of which version
     */
    record Said(Optional<Instant> answered, Optional<Instant> wanting, Optional<Integer> wantingOn) {}

    /** @param version that asks: what was said to one before it answers nothing */
    Uni<Said> of(Transaction transaction, AgencyId agency, RecordId record, int version) {
        return transaction
                .rows(ANSWERS, agency.value(), record.value(), version)
                .map(SaidBefore::said);
    }

    private static Said said(List<Row> answers) {
        Optional<Instant> answered = answers.stream()
                .filter(row -> Answer.of(row.text("answer")).isLast())
                .map(row -> row.instant("given_at"))
                .findFirst();
        Optional<Row> wanting = answers.stream()
                .reduce((earlier, later) -> later)
                .filter(row -> Answer.of(row.text("answer")) == Answer.MORE_INFORMATION);
        return new Said(
                answered, wanting.map(row -> row.instant("given_at")), wanting.map(row -> row.integer("version")));
    }
}
