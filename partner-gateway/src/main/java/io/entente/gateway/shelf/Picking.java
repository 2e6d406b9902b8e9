package io.entente.gateway.shelf;

import com.fasterxml.jackson.databind.node.TextNode;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.json.CanonicalJson;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * Picks from a version what was decided to be disclosed. Nothing is parsed, signed or written anew: what was cut up at
 * intake is put side by side.
 */
@ApplicationScoped
public class Picking {
    private static final String SIGNED_PART =
            "select signed_part from shelf_version where record = $1 and version = $2";
    private static final String PICKED = """
            select name, member, encoded
            from shelf_claim
            where record = $1 and version = $2
              and (encoded is null
                   or position = any (cast(string_to_array(cast($3 as varchar), ',') as integer[])))
            order by position
            """;

    /** @param positions of the disclosures to send; what is always visible comes with them */
    public Uni<PickedContent> of(Transaction transaction, ShelvedVersion version, Set<Integer> positions) {
        return transaction
                .rows(SIGNED_PART, version.record().value(), version.number())
                .chain(signed -> claims(transaction, version, positions)
                        .map(claims -> new PickedContent(
                                payload(claims), Optional.of(proof(signed.get(0).text("signed_part"), claims)))));
    }

    /**
     * A pointer says that something exists and whom to ask, and nothing else.
     *
     * @param positions of the reference
     * @param contact the owner's functional mailbox
     */
    public Uni<PickedContent> pointer(
            Transaction transaction, ShelvedVersion version, Set<Integer> positions, String contact) {
        String member = "\"contact\":" + new String(CanonicalJson.bytes(TextNode.valueOf(contact)), UTF_8);
        return claims(transaction, version, positions)
                .map(claims -> claims.stream()
                        .filter(claim -> claim.optionalText("encoded").isPresent())
                        .map(claim -> claim.text("member")))
                .map(reference -> Stream.concat(Stream.of(member), reference).collect(joining(",", "{", "}")))
                .map(payload -> new PickedContent(payload, Optional.empty()));
    }

    private static Uni<List<Row>> claims(Transaction transaction, ShelvedVersion version, Set<Integer> positions) {
        String chosen = positions.stream().map(String::valueOf).collect(joining(","));
        return transaction.rows(PICKED, version.record().value(), version.number(), chosen);
    }

    /** RFC 8785 orders members by the UTF-16 units of their names, which is how Java compares texts. */
    private static String payload(List<Row> claims) {
        return claims.stream()
                .sorted(Comparator.comparing(claim -> claim.text("name")))
                .map(claim -> claim.text("member"))
                .collect(joining(",", "{", "}"));
    }

    private static String proof(String signedPart, List<Row> claims) {
        return claims.stream()
                .flatMap(claim -> claim.optionalText("encoded").stream())
                .map(encoded -> encoded + "~")
                .collect(joining("", signedPart + "~", ""));
    }
}
