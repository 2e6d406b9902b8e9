package io.entente.gateway.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.party.Agency;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.MalformedStatement;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.AgreementId;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Markings;
import io.entente.policy.decision.Recipient;
import io.entente.policy.decision.Release;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads from a verified statement what decisions about it are made on. What the statement does not say is not guessed. */
final class Labelling {
    private final Map<String, JsonNode> claims;

    private Labelling(SdStatement statement) {
        claims = statement.disclosures().stream().collect(Collectors.toMap(Disclosed::name, Disclosed::value));
    }

    /** @throws MalformedStatement if a label is missing or is no code we know: a marking we cannot read we cannot obey */
    static Labels of(SdStatement statement, Released released, Agency owner) {
        try {
            Labelling labelling = new Labelling(statement);
            labelling.refuseUnknownMarkings();
            return labelling.labels(released, owner);
        } catch (MalformedValue e) {
            throw new MalformedStatement("a label has the wrong form: " + e.what());
        }
    }

    private Labels labels(Released released, Agency owner) {
        return new Labels(
                released.record(),
                Participant.of(owner),
                owner.id(),
                owner.mailbox(),
                ReferralType.of(text(ClaimName.TYPE)),
                Sorted.set(purposes()),
                markings(),
                Sorted.set(named(ClaimName.USE_RESTRICTION, UseRestriction::of)),
                Subjects.of(claims),
                new Release(recipients(released), false));
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

    private static List<Recipient> recipients(Released released) {
        return released.recipients().stream().map(Labelling::recipient).toList();
    }

    private static Recipient recipient(Released.Recipient named) {
        Recipient recipient = Recipient.of(named.agency(), named.mode());
        AgreementId circle = named.circle();
        return circle == null ? recipient : recipient.under(circle.value());
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
