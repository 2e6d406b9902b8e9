package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.smallrye.mutiny.Uni;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The other versions under an agreement's id. An id belongs to those who signed under it: two of the parties of what was
 * signed last go on to the next version, so that nobody else can bring one. Whom it does not name stays with the version
 * that does.
 */
record Lineage(List<Other> others) {
    /** @param signed by every party */
    record Other(int version, List<String> parties, boolean signed) {}

    private static final int STAYING = 2;
    private static final String OTHERS = """
            select v.version, v.parties,
              (select count(*) from agreement_signature s where (s.agreement, s.version) = (v.agreement, v.version)) as signatures
            from agreement_version v where v.agreement = $1 and v.version <> $2
            """;

    static Uni<Lineage> of(Transaction transaction, VersionKey key) {
        return transaction
                .rows(OTHERS, key.agreement(), key.version())
                .map(rows -> new Lineage(rows.stream()
                        .map(row -> {
                            List<String> parties = List.of(row.text("parties").split(",", -1));
                            return new Other(
                                    row.integer("version"), parties, row.integer("signatures") == parties.size());
                        })
                        .toList()));
    }

    /** @return what is wrong with these parties for a version under this id, if anything is */
    Optional<String> fault(List<String> parties) {
        return others.stream()
                .filter(Other::signed)
                .max(Comparator.comparingInt(Other::version))
                .filter(last ->
                        last.parties().stream().filter(parties::contains).count() < STAYING)
                .map(last -> "two parties at least that signed version " + last.version());
    }
}
