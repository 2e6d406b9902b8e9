package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Issuers;
import io.entente.kernel.party.PartyRegister;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Participant;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The agreements that every party has signed and none has suspended, read in the transaction that decides by them. What
 * the rows say is not enough: each signature is checked over the document's bytes before anything is decided by it, so
 * that whoever can write to the database still cannot agree in a party's name. Only what cannot change is kept in memory:
 * a version's parsed document, under the hash of its bytes.
 */
@ApplicationScoped
public class SignedAgreements {
    private static final Logger LOG = Logger.getLogger(SignedAgreements.class);

    /**
     * Signed by all, and neither it nor a higher version is suspended: an older one must not come back for a newer. The
     * highest first.
     */
    private static final String STANDING = """
            select v.agreement, v.version, v.hash from agreement_version v
            where not exists (
                select from unnest(string_to_array(v.parties, ',')) as listed (party)
                where not exists (select from agreement_signature s
                                  where (s.agreement, s.version, s.party) = (v.agreement, v.version, listed.party)))
              and not exists (
                select from agreement_suspension u
                where u.agreement = v.agreement and u.version >= v.version
                  and not exists (select from agreement_lift l where l.suspension = u.id))
            order by v.agreement, v.version desc
            """;

    private static final String TURNS = """
            select (select count(*) from agreement_suspension) + (select count(*) from agreement_lift) as turns
            """;

    private static final String SIGNED = """
            select v.agreement, v.version, v.hash, v.document, s.party, s.signature
            from agreement_version v join agreement_signature s on (s.agreement, s.version) = (v.agreement, v.version)
            where v.hash = any (string_to_array(cast($1 as varchar), ','))
            """;

    /** By hash; empty for what stands as signed but is not. */
    private final Map<String, Optional<Agreement>> checked = new ConcurrentHashMap<>();

    /** What the rows say stands. */
    private record Listed(String agreement, String hash) {
        static Listed of(Row row) {
            return new Listed(row.text("agreement"), row.text("hash"));
        }
    }

    private record Standing(List<Listed> listed, Agreements agreements) {}

    private volatile Standing last = new Standing(List.of(), Agreements.NONE);
    private final AgreementsTaken taken;
    private final PartyRegister register;
    private final Issuers issuers;

    public SignedAgreements(AgreementsTaken taken, PartyRegister register, Issuers issuers) {
        this.taken = taken;
        this.register = register;
        this.issuers = issuers;
    }

    /**
     * Fails while the agreements of the start are still being taken in, and with it whatever was to be decided.
     *
     * @return every version that every party stands by; which is in force at an instant, they know themselves
     */
    public Uni<Agreements> all(Transaction transaction) {
        if (!taken.already())
            return Uni.createFrom().failure(() -> new IllegalStateException("the agreements are not yet taken in"));
        return transaction
                .rows(STANDING)
                .map(rows -> rows.stream().map(Listed::of).toList())
                .call(listed -> readMissing(transaction, listed))
                .map(this::standing);
    }

    /** How often a version was suspended, or that lifted: it grows although what stands may be again what stood before. */
    public Uni<Long> turns(Transaction transaction) {
        return transaction.rows(TURNS).map(rows -> rows.get(0).whole("turns"));
    }

    /** The same rows are the same agreements: they are put together anew only when a step has been taken since. */
    private Agreements standing(List<Listed> listed) {
        Standing known = last;
        if (known.listed().equals(listed)) return known.agreements();
        Standing next = new Standing(listed, Agreements.of(believed(listed)));
        last = next;
        return next.agreements();
    }

    /** What is not signed as its row says stops the versions below it, as a suspension does. */
    private List<Agreement> believed(List<Listed> listed) {
        List<Agreement> believed = new ArrayList<>();
        Set<String> stopped = new HashSet<>();
        for (Listed version : listed) {
            Optional<Agreement> agreement = checked.getOrDefault(version.hash(), Optional.empty());
            if (agreement.isEmpty()) stopped.add(version.agreement());
            else if (!stopped.contains(version.agreement())) believed.add(agreement.get());
        }
        return believed;
    }

    /**
     * What binds when this participant asks: an agreement that pins its party to another issuer than the one whose tokens
     * speak for it here permits it nothing (P4).
     */
    public Uni<Agreements> binding(Transaction transaction, Participant asker) {
        return all(transaction).map(all -> all.heeding(asker, issuerFor(asker)));
    }

    /** Whose tokens speak for this participant here; empty when nobody's do. */
    public String issuerFor(Participant asker) {
        return issuers.of(asker.jurisdiction()).orElse("");
    }

    private Uni<Void> readMissing(Transaction transaction, List<Listed> listed) {
        String missing = listed.stream()
                .map(Listed::hash)
                .filter(hash -> !checked.containsKey(hash))
                .collect(Collectors.joining(","));
        if (missing.isEmpty()) return Uni.createFrom().voidItem();
        return transaction
                .rows(SIGNED, missing)
                .invoke(rows -> rows.stream()
                        .collect(Collectors.groupingBy(row -> row.text("hash")))
                        .forEach((hash, signatures) -> checked.put(hash, checked(hash, signatures))))
                .replaceWithVoid();
    }

    private Optional<Agreement> checked(String hash, Collection<Row> signatures) {
        Row row = signatures.iterator().next();
        byte[] document = row.bytes("document");
        Agreement agreement = AgreementDocument.kept(document);
        VersionKey key = new VersionKey(row.text("agreement"), row.integer("version"));
        Optional<String> fault = agreement.hash().equals(hash)
                        && VersionKey.of(agreement).equals(key)
                ? new PartySignatures(signatures.stream()
                                .collect(Collectors.toMap(each -> each.text("party"), each -> each.text("signature"))))
                        .fault(agreement, document, register)
                : Optional.of("it stands under another name or hash than its own");
        fault.ifPresent(
                why -> LOG.errorf("The agreement %s is not in force, nor is any version below it: %s.", key, why));
        return fault.isPresent() ? Optional.empty() : Optional.of(agreement);
    }
}
