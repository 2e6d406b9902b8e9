package io.entente.audit.intake;

import io.entente.audit.ledger.Entry;
import io.entente.audit.ledger.Ledger;
import io.entente.audit.review.Projection;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.intake.Effect;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes a proven event into the ledger and into the rows of the sides that may see it, in one transaction. */
@ApplicationScoped
class TakeEvent implements Effect {
    private final EventProof proof;
    private final Ledger ledger;
    private final Projection projection;

    TakeEvent(
            PartyRegister register,
            @ConfigProperty(name = "entente.trail.operator") String operator,
            Ledger ledger,
            Projection projection) {
        this.proof = new EventProof(register, new Jurisdiction(operator));
        this.ledger = ledger;
        this.projection = projection;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, WireEvent event) {
        Entry entry = proof.of(event);
        return ledger.append(tx, entry)
                .chain(index -> index.isEmpty() ? Uni.createFrom().voidItem() : projection.add(tx, index.get(), entry));
    }
}
