package io.entente.policy.selection;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.party.Agency;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.MalformedStatement;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Markings;
import io.entente.policy.decision.Release;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads from a record's claims what decisions about it are made on. What the claims do not say is not guessed. */
public final class Labelling {
    private final Map<String, JsonNode> claims;

    private Labelling(Map<String, JsonNode> claims) {
        this.claims = claims;
    }

    /**
     * @param claims by name: those of a verified statement, or those that are about to be signed
     * @throws MalformedStatement if a label is missing or is no code we know: a marking we cannot read we cannot obey
     */
    public static Labels of(RecordId record, Agency owner, Release release, Map<String, JsonNode> claims) {
        try {
            Labelling labelling = new Labelling(claims);
            labelling.refuseUnknownMarkings();
            return labelling.labels(record, owner, release);
        } catch (MalformedValue e) {
            throw new MalformedStatement("a label has the wrong form: " + e.what());
        }
    }

    private Labels labels(RecordId record, Agency owner, Release release) {
        return new Labels(
                record,
                Participant.of(owner),
                owner.id(),
                owner.mailbox(),
                ReferralType.of(text(ClaimName.TYPE)),
                Sorted.set(purposes()),
                markings(),
                Sorted.set(named(ClaimName.USE_RESTRICTION, UseRestriction::of)),
                Subjects.of(claims),
                release);
    }

    private Markings markings() {
        return Markings.of(
                Tlp.of(text(ClaimName.TLP)),
                Classification.of(text(ClaimName.CLASSIFICATION)),
                named(ClaimName.HANDLING, HandlingCode::of),
                named(ClaimName.CONTROL, ControlMarking::of),
                named(ClaimName.REL_TO, Jurisdiction::new));
    }

    private List<Purpose> purposes() {
        return StreamSupport.stream(claim(ClaimName.PURPOSES).spliterator(), false)
                .map(purpose -> Purpose.of(purpose.asText()))
                .distinct()
                .toList();
    }

    private void refuseUnknownMarkings() {
        for (String name : claims.keySet())
            if (name.startsWith("marking.")
                    && !name.equals(ClaimName.TLP)
                    && !name.equals(ClaimName.CLASSIFICATION)
                    && Stream.of(ClaimName.HANDLING, ClaimName.CONTROL, ClaimName.REL_TO)
                            .noneMatch(name::startsWith))
                throw new MalformedStatement("there is a marking that is not known here");
    }

    /** @return the ends of the names that begin so: {@code marking.rel-to.US} says {@code US} */
    private <T> List<T> named(String prefix, Function<String, T> code) {
        return claims.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> code.apply(name.substring(prefix.length())))
                .toList();
    }

    private String text(String name) {
        JsonNode value = claim(name);
        if (!value.isTextual()) throw new MalformedStatement("the claim " + name + " is not a text");
        return value.textValue();
    }

    private JsonNode claim(String name) {
        JsonNode value = claims.get(name);
        if (value == null) throw new MalformedStatement("the claim " + name + " is missing");
        return value;
    }
}
