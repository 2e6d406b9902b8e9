package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.key.BadSignature;
import io.entente.kernel.key.DetachedSignature;
import io.entente.kernel.party.PartyRegister;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes in a party's signature, made elsewhere with a key that this service never has, over the stored bytes. With the
 * last party's signature the version is in force from the document's date.
 */
@ApplicationScoped
class SignVersion {
    private final Signatories signatories;
    private final Versions versions;
    private final Steps steps;
    private final PartyRegister register;

    SignVersion(Signatories signatories, Versions versions, Steps steps, PartyRegister register) {
        this.signatories = signatories;
        this.versions = versions;
        this.steps = steps;
        this.register = register;
    }

    /** @param signature detached JWS, {@code header..signature} */
    @WithTransaction
    @OwnRows
    @Once
    Uni<VersionView> with(String signature, VersionKey key) {
        return Panache.getSession().map(Transaction::in).chain(transaction -> signatories
                .version(transaction, key)
                .call(version -> sign(transaction, version, signature))
                .chain(version -> signatories.done(transaction, "agreement.signed", version)));
    }

    private Uni<Void> sign(Transaction transaction, Version version, String signature) {
        if (version.ownStanding().signed()) throw AgreementProblems.alreadySigned();
        if (!version.ownStanding().approved()) throw AgreementProblems.notApproved();
        return versions.document(transaction, version.key())
                .invoke(document -> check(signature, document, version.own()))
                .chain(() -> steps.sign(transaction, version, signature))
                .invoke(fresh -> {
                    if (!fresh) throw AgreementProblems.alreadySigned();
                })
                .replaceWithVoid();
    }

    private void check(String signature, byte[] document, String party) {
        try {
            DetachedSignature.check(signature, DetachedSignature.AGREEMENT, document, register.agreementKeys(party));
        } catch (BadSignature refused) {
            throw AgreementProblems.badSignature();
        }
    }
}
