package io.entente.gateway.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.party.Agency;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.RecordStatement.Visible;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.ReviewPeriod;
import io.entente.policy.decision.Labels;
import io.entente.policy.selection.Labelling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A release whose statement was found to be what it says, from whom it says.
 *
 * @param sender the service that sent it, and that would send its recall
 * @param signedAt as the statement says
 * @param claims the statement, cut up
 * @param labels what decisions about it will be made on
 */
record VerifiedRelease(
        Released released, String sender, String signedPart, Instant signedAt, List<ShelfClaim> claims, Labels labels) {

    static VerifiedRelease of(
            Released released, String sender, SdStatement statement, ObjectNode visible, Agency owner) {
        return new VerifiedRelease(
                released,
                sender,
                statement.signedPart(),
                Visible.of(visible).at(),
                ShelfClaim.of(statement, visible),
                Labelling.of(released.record(), owner, released.release(), claims(statement)));
    }

    private static Map<String, JsonNode> claims(SdStatement statement) {
        return statement.disclosures().stream().collect(Collectors.toMap(Disclosed::name, Disclosed::value));
    }

    /**
     * The last day on which it may be shown unless its owner reviews it: the one it named, and in no case more than the law
     * allows after the signature.
     */
    LocalDate reviewBy() {
        LocalDate latest = ReviewPeriod.from(LocalDate.ofInstant(signedAt, ZoneOffset.UTC));
        return released.reviewDay().filter(latest::isAfter).orElse(latest);
    }

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "VerifiedRelease[" + released + "]";
    }
}
