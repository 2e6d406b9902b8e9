package io.entente.cases.preview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
import io.entente.cases.referral.Officer;
import io.entente.cases.referral.Referral;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.decision.Consent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Exactly what a second officer was shown and lets pass: a version, all that it says, where its words give away what is
 * withheld from whom, and, for a consent, the terms of the grant. Of another version, on other terms, where something else is
 * found, or in somebody else's hands it confirms nothing.
 */
public record Confirmation(String hash, List<GivenAway> given) {
    public Confirmation {
        given = List.copyOf(given);
    }

    /**
     * @param by who is shown it
     * @param content what the newest version of the referral says
     * @param given where its words give away what is withheld, and from whom
     */
    public static Confirmation ofRelease(Officer by, Referral referral, Content content, List<GivenAway> given) {
        return of(shown(by, referral.id(), referral.latest().number(), content), given);
    }

    /**
     * @param by who is shown it
     * @param referral whose version in force says what is shared
     * @param grant as it would be granted, with its conditions
     * @param given where the words give away what is withheld from whom the grant lets in
     */
    static Confirmation ofGrant(Officer by, Referral referral, Consent grant, List<GivenAway> given) {
        Content content = Dossiers.content(referral.inForce().orElseThrow());
        ObjectNode shown = shown(by, referral.id(), referral.released().orElseThrow(), content);
        ObjectNode terms = shown.putObject("grant")
                .put("consent", grant.id())
                .put("kind", grant.kind().code())
                .put("recipient", grant.recipient().value())
                .put("until", grant.valid().until().map(Instant::toString).orElse(null));
        ArrayNode purposes = terms.putArray("purposes");
        grant.purposes().forEach(purpose -> purposes.add(purpose.code()));
        ArrayNode conditions = terms.putArray("conditions");
        grant.conditions().forEach(conditions::add);
        return of(shown, given);
    }

    private static ObjectNode shown(Officer by, RecordId referral, int version, Content content) {
        byte[] said = Dossiers.document(content).json().getBytes(StandardCharsets.UTF_8);
        return JsonNodeFactory.instance
                .objectNode()
                .put("officer", by.pseudonym())
                .put("referral", referral.toString())
                .put("version", version)
                .put("content", CanonicalJson.sha256(said));
    }

    private static Confirmation of(ObjectNode shown, List<GivenAway> given) {
        ArrayNode found = shown.putArray("found");
        given.forEach(one ->
                found.addArray().add(one.path()).add(one.recipient().value()).add(one.field()));
        return new Confirmation(CanonicalJson.hash(shown), given);
    }

    /**
     * @param repeated what the officer confirms
     * @throws WithheldGivenAway if there is something to confirm, and it is not what they do
     */
    public void requireIn(Optional<String> repeated) {
        if (!given.isEmpty() && !repeated.equals(Optional.of(hash)))
            throw new WithheldGivenAway(given, Optional.of(hash));
    }
}
