package io.entente.cases.policy;

import io.entente.kernel.document.MalformedDocument;
import io.entente.kernel.party.PartyRegister;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.decision.Policy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the gateway decides by, as far as it is known here. Read in the transaction that decides by it. */
@ApplicationScoped
public class Policies {
    private static final Logger LOG = Logger.getLogger(Policies.class);

    private final PartyRegister register;

    /** By hash, under which a document never changes. */
    private final Map<String, Agreement> read = new ConcurrentHashMap<>();

    Policies(PartyRegister register) {
        this.register = register;
    }

    /**
     * @return empty while it is not known whole: nothing was announced yet, a document that stands is still to come or not understood, or the
     *     gateway runs with another register or other rules, so that to decide the same is out of reach
     */
    public Uni<Optional<KnownPolicy>> known() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("from AnnouncedPolicy", AnnouncedPolicy.class)
                        .getSingleResultOrNull())
                .chain(announced -> announced == null || !isOurs(announced)
                        ? Uni.createFrom().item(Optional.empty())
                        : readMissing(announced.standing()).map(nothing -> whole(announced)));
    }

    private boolean isOurs(AnnouncedPolicy announced) {
        return announced.register().equals(register.hash())
                && announced.policy().equals(Policy.VERSION);
    }

    private Uni<Void> readMissing(List<String> standing) {
        List<String> missing =
                standing.stream().filter(hash -> !read.containsKey(hash)).toList();
        if (missing.isEmpty()) return Uni.createFrom().voidItem();
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from AnnouncedDocument d where d.hash in :missing", AnnouncedDocument.class)
                        .setParameter("missing", missing)
                        .getResultList())
                .invoke(documents -> documents.forEach(this::read))
                .replaceWithVoid();
    }

    /** What a newer gateway says in words of its own is not known here, and then nothing is known whole. */
    private void read(AnnouncedDocument document) {
        try {
            read.put(document.hash(), AgreementDocument.kept(document.text().getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedDocument e) {
            LOG.warnf("the agreement %s stands at the gateway and is not understood here", document.hash());
        }
    }

    private Optional<KnownPolicy> whole(AnnouncedPolicy announced) {
        if (!read.keySet().containsAll(announced.standing())) return Optional.empty();
        return Optional.of(new KnownPolicy(
                announced.number(),
                announced.policy(),
                announced.register(),
                announced.issuers(),
                Agreements.of(announced.standing().stream().map(read::get).toList())));
    }
}
