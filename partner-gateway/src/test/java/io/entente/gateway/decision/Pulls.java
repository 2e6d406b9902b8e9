package io.entente.gateway.decision;

import io.entente.gateway.agreement.SignedAgreements;
import io.entente.gateway.shelf.Form;
import io.entente.gateway.shelf.PickedContent;
import io.entente.gateway.shelf.Picking;
import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.decision.Request;
import io.entente.policy.selection.Shown;
import io.smallrye.mutiny.Uni;

import java.time.Instant;
import java.util.Optional;

/** A pull without the request around it: decided and picked as any. */
public final class Pulls {
    private final Looking looking;
    private final SignedAgreements agreements;
    private final Picking picking;

    public Pulls(Looking looking, SignedAgreements agreements, Picking picking) {
        this.looking = looking;
        this.agreements = agreements;
        this.picking = picking;
    }

    /** @return the processed payload; empty where a pull answers 404 */
    public Uni<Optional<String>> pull(
            Transaction transaction, AgencyId agency, Purpose purpose, RecordId record, Instant at) {
        Request request = Request.record(looking.participant(agency), purpose, at);
        return agreements
                .all(transaction)
                .chain(all -> looking.of(transaction, request, record, all))
                .map(view -> view.flatMap(View::shown))
                .chain(shown -> shown.map(some -> picked(transaction, some)
                                .map(PickedContent::text)
                                .map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<PickedContent> picked(Transaction transaction, Shown<ShelvedVersion> shown) {
        return shown.pointsOnly()
                ? picking.pointer(transaction, shown.version(), Form.PAYLOAD)
                : picking.of(transaction, shown.version(), shown.positions(), Form.PAYLOAD);
    }
}
