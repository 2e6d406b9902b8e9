package io.entente.gateway.consent;

import io.entente.gateway.decision.ConsentDocument;
import io.entente.gateway.shelf.KeptInput;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.event.MalformedMessage;
import io.entente.policy.decision.Consent;
import io.smallrye.mutiny.Uni;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of a consent's ledger as it is kept.
 *
 * @param grant that decisions can be made by; empty when nothing was granted
 * @param said a hash over all of the entry, by which another under the same number is told apart
 */
record LedgerLine(OpenRequest request, Entry entry, Optional<Grant> grant, String said) {
    private static final String KEEP = """
            insert into consent_entry
                (consent, number, agency, record, recipient, state, reason, input, terms, said, at, taken_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (consent, number) do nothing
            """;
    private static final String SAID = "select said from consent_entry where consent = $1 and number = $2";

    record Grant(ConsentDocument.Closed whole, String terms) {}

    /** Its codes and numbers tell nothing by their hash. */
    static LedgerLine ofNothingGranted(OpenRequest request, Entry entry) {
        return new LedgerLine(request, entry, Optional.empty(), entry.said());
    }

    /** Its hash is keyed, as what it says is guessed from few words. */
    static LedgerLine of(OpenRequest request, Entry entry, Consent granted, DataKey key) {
        return new LedgerLine(
                request,
                entry,
                Optional.of(new Grant(ConsentDocument.close(granted, key), ConsentDocument.termsOf(granted))),
                key.mark("consent_entry.said", entry.said()));
    }

    /**
     * Fails with {@link MalformedMessage} if something else stands under its number.
     *
     * @return false if the same stands there already
     */
    Uni<Boolean> keep(Transaction transaction, Instant now) {
        Uni<?> input = grant.isEmpty()
                ? Uni.createFrom().voidItem()
                : KeptInput.consent(
                        transaction,
                        grant.get().whole().hash(),
                        grant.get().whole().document());
        return input.chain(() -> transaction.change(
                        KEEP,
                        entry.consent(),
                        entry.number(),
                        request.asker().value(),
                        request.record().value(),
                        request.recipient().value(),
                        entry.state(),
                        entry.reason().orElse(null),
                        grant.map(made -> made.whole().hash()).orElse(null),
                        grant.map(Grant::terms).orElse(null),
                        said,
                        entry.at(),
                        now))
                .chain(added -> added == 1
                        ? Uni.createFrom().item(true)
                        : requireSame(transaction).replaceWith(false));
    }

    private Uni<Void> requireSame(Transaction transaction) {
        return transaction
                .rows(SAID, entry.consent(), entry.number())
                .invoke(rows -> {
                    if (!rows.get(0).text("said").equals(said))
                        throw new MalformedMessage("another entry stands under this number");
                })
                .replaceWithVoid();
    }
}
