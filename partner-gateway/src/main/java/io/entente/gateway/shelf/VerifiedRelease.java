package io.entente.gateway.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.party.Agency;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.MalformedStatement;
import io.entente.kernel.statement.RecordStatement.Visible;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.ReviewPeriod;
import io.entente.kernel.vocabulary.Urgency;
import io.entente.policy.decision.Labels;
import io.entente.policy.selection.Labelling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A release whose statement was found to be what it says, from whom it says.
 *
 * @param sender the service that sent it, and that would send its recall
 * @param signedAt as the statement says
 * @param claims the statement, cut up
 * @param urgency how soon an answer is needed; empty where none is asked for
 * @param labels what decisions about it will be made on
 */
record VerifiedRelease(
        Released released,
        String sender,
        String signedPart,
        Instant signedAt,
        List<ShelfClaim> claims,
        Labels labels,
        Optional<Urgency> urgency) {

    static VerifiedRelease of(
            Released released, String sender, SdStatement statement, ObjectNode visible, Agency owner) {
        Map<String, JsonNode> claims = claims(statement);
        Labels labels = Labelling.of(released.record(), owner, released.release(), claims);
        return new VerifiedRelease(
                released,
                sender,
                statement.signedPart(),
                Visible.of(visible).at(),
                ShelfClaim.of(statement, visible),
                labels,
                labels.type().asks() ? Optional.of(urgency(claims)) : Optional.empty());
    }

    /** What does not say that it is urgent is not. */
    private static Urgency urgency(Map<String, JsonNode> claims) {
        JsonNode said = claims.get(ClaimName.URGENCY);
        if (said == null) return Urgency.OTHER;
        try {
            return Urgency.of(said.asText());
        } catch (MalformedValue e) {
            throw new MalformedStatement("the urgency is none that is known here");
        }
    }

    private static Map<String, JsonNode> claims(SdStatement statement) {
        return statement.disclosures().stream().collect(Collectors.toMap(Disclosed::name, Disclosed::value));
    }

    /**
     * The last day on which it may be shown unless its owner reviews it: the one it named, and in no case more than the law
     * allows.
     */
    LocalDate reviewBy(Instant receivedAt) {
        LocalDate latest = latestReview(signedAt, receivedAt);
        return released.reviewDay().filter(latest::isAfter).orElse(latest);
    }

    /** What the law allows after the signature, and after its receipt where the owner's clock was ahead. */
    static LocalDate latestReview(Instant signedAt, Instant receivedAt) {
        Instant earlier = signedAt.isBefore(receivedAt) ? signedAt : receivedAt;
        return ReviewPeriod.from(LocalDate.ofInstant(earlier, ZoneOffset.UTC));
    }

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "VerifiedRelease[" + released + "]";
    }
}
