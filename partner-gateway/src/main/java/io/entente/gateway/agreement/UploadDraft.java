package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.party.PartyRegister;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes in a document that a party proposes, byte for byte: its bytes are what will be signed. The same bytes again are
 * the same draft; other bytes under its id and version are refused.
 */
@ApplicationScoped
class UploadDraft {
    private final PartyRegister register;
    private final Versions versions;
    private final Steps steps;
    private final Signatories signatories;

    UploadDraft(PartyRegister register, Versions versions, Steps steps, Signatories signatories) {
        this.register = register;
        this.versions = versions;
        this.steps = steps;
        this.signatories = signatories;
    }

    @WithTransaction
    @OwnRows
    @Once
    Uni<VersionView> of(byte[] document) {
        Draft draft = Draft.read(document, register);
        String party = versions.own(draft.parties())
                .orElseThrow(() -> Draft.refused("$.parties", "your own party among them"));
        return Panache.getSession().map(Transaction::in).chain(transaction -> Lineage.of(transaction, draft.key())
                .invoke(lineage -> requireFits(lineage, draft))
                .chain(() -> steps.draft(transaction, draft, party))
                .chain(() -> versions.one(transaction, draft.key()))
                .map(stands -> stands.filter(version ->
                                version.hash().equals(draft.agreement().hash()))
                        .orElseThrow(AgreementProblems::taken))
                .chain(version -> signatories.done(transaction, "agreement.uploaded", version)));
    }

    /** Whoever has no part in what goes by an id learns that the id is taken, and nothing else. */
    private void requireFits(Lineage lineage, Draft draft) {
        boolean stranger = !lineage.others().isEmpty()
                && lineage.others().stream()
                        .noneMatch(other -> versions.own(other.parties()).isPresent());
        if (stranger) throw AgreementProblems.taken();
        lineage.fault(draft.parties()).ifPresent(expected -> {
            throw Draft.refused("$.parties", expected);
        });
    }
}
