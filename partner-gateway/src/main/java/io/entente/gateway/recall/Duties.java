package io.entente.gateway.recall;

import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Outcome;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an agency owes and has said. Each sees its own alone. */
@ApplicationScoped
class Duties {
    private static final String OF_AGENCY = "select " + OwedReceipt.COLUMNS + " from recall_duty q where agency = $1";
    private static final String DONE =
            "exists (select from recall_receipt r where r.duty = q.id and r.outcome <> 'forwarded')";
    private static final Set<String> STATES = Set.of("outstanding", "overdue", "done");
    private static final String PAGE = OF_AGENCY + """
             and (cast($2 as varchar) = ''
                 or (due_at, id) > (select due_at, id from recall_duty where agency = $1 and cast(id as varchar) = $2))
             and (cast($3 as varchar) = '' or $3 = case when %s then 'done'
                  when due_at > $4 then 'outstanding' else 'overdue' end)
            order by due_at, id limit $5
            """.formatted(DONE);
    private static final String RECEIPTS = """
            select id, duty, outcome, forwarded_to, proof, at from recall_receipt
            where agency = $1 and duty = any (cast(string_to_array(cast($2 as varchar), ',') as uuid[]))
            order by at, id
            """;
    private static final String TOLD = """
            update recall_duty set told_at = $3
            where agency = $1 and told_at is null
              and id = any (cast(string_to_array(cast($2 as varchar), ',') as uuid[]))
            """;
    private static final String OWE = """
            insert into recall_duty (id, agency, record, owner, version, kind, taken_at, due_at, via)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (agency, record, version, kind) do nothing
            """;
    private static final String SAY = """
            insert into recall_receipt (id, agency, duty, outcome, forwarded_to, proof, at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String CONSENTED = """
            select distinct e.recipient from consent_entry e join consent_request q on q.id = e.consent
            where e.agency = $1 and e.record = $2 and e.state = 'granted' and q.kind = 'onward-transfer'
            """;

    /** Those due first. */
    Uni<List<OwedReceipt>> page(
            Transaction transaction,
            AgencyId agency,
            Optional<String> state,
            Optional<UUID> after,
            int limit,
            Instant now) {
        return transaction
                .rows(PAGE, agency.value(), after.map(UUID::toString).orElse(""), state.orElse(""), now, limit)
                .map(rows -> rows.stream().map(OwedReceipt::of).toList());
    }

    static boolean isState(String state) {
        return STATES.contains(state);
    }

    Uni<Optional<OwedReceipt>> byId(Transaction transaction, AgencyId agency, UUID id) {
        return one(transaction, OF_AGENCY + " and id = $2", agency, id);
    }

    /** The same, and nobody else says anything of it until the transaction ends. */
    Uni<Optional<OwedReceipt>> taken(Transaction transaction, AgencyId agency, UUID id) {
        return one(transaction, OF_AGENCY + " and id = $2 for update", agency, id);
    }

    private static Uni<Optional<OwedReceipt>> one(Transaction transaction, String sql, AgencyId agency, UUID id) {
        return transaction
                .rows(sql, agency.value(), id)
                .map(rows -> rows.stream().map(OwedReceipt::of).findFirst());
    }

    Uni<Map<UUID, List<Receipt>>> receipts(Transaction transaction, AgencyId agency, List<OwedReceipt> duties) {
        return transaction.rows(RECEIPTS, agency.value(), ids(duties)).map(rows -> rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.uuid("duty"), Collectors.mapping(Duties::receipt, Collectors.toList()))));
    }

    Uni<Void> told(Transaction transaction, AgencyId agency, List<OwedReceipt> duties, Instant at) {
        return transaction.change(TOLD, agency.value(), ids(duties), at).replaceWithVoid();
    }

    /** @return whether it is new */
    Uni<Boolean> owe(Transaction transaction, OwedReceipt duty) {
        return transaction
                .change(
                        OWE,
                        duty.id(),
                        duty.recipient().value(),
                        duty.record().value(),
                        duty.owner().value(),
                        duty.version(),
                        duty.kind(),
                        duty.takenAt(),
                        duty.dueAt(),
                        duty.via().map(AgencyId::value).orElse(null))
                .map(added -> added == 1);
    }

    Uni<Void> say(Transaction transaction, OwedReceipt duty, Receipt receipt, Said said) {
        return transaction
                .change(
                        SAY,
                        receipt.receipt(),
                        duty.recipient().value(),
                        duty.id(),
                        receipt.outcome().code(),
                        receipt.forwardedTo().stream().map(AgencyId::value).collect(Collectors.joining(" ")),
                        said.proof().orElse(null),
                        receipt.at())
                .replaceWithVoid();
    }

    /** @return to whom the originator ever let this agency pass the record on, whatever became of that since */
    Uni<List<AgencyId>> consented(Transaction transaction, OwedReceipt duty) {
        return transaction
                .rows(CONSENTED, duty.recipient().value(), duty.record().value())
                .map(rows -> rows.stream()
                        .map(row -> new AgencyId(row.text("recipient")))
                        .toList());
    }

    private static String ids(List<OwedReceipt> duties) {
        return duties.stream().map(duty -> duty.id().toString()).collect(Collectors.joining(","));
    }

    private static Receipt receipt(Row row) {
        String forwarded = row.text("forwarded_to");
        return new Receipt(
                row.uuid("id"),
                Outcome.of(row.text("outcome")),
                row.optionalText("proof").isPresent() ? Receipt.SIGNED : Receipt.STATEMENT,
                forwarded.isEmpty()
                        ? List.of()
                        : Arrays.stream(forwarded.split(" ")).map(AgencyId::new).toList(),
                row.instant("at"));
    }
}
