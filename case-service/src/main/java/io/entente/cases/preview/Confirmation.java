package io.entente.cases.preview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.vocabulary.RecordId;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Exactly what a second officer was shown and lets pass: a version, all that it says, and where its words give away what is
 * withheld from whom. Of another version, or where something else is found, it confirms nothing.
 */
public record Confirmation(String hash, List<GivenAway> given) {
    public Confirmation {
        given = List.copyOf(given);
    }

    /**
     * @param number of the version that says it
     * @param given where its words give away what is withheld, and from whom
     */
    public static Confirmation of(RecordId referral, int number, Content content, List<GivenAway> given) {
        ObjectNode shown = JsonNodeFactory.instance
                .objectNode()
                .put("referral", referral.toString())
                .put("version", number)
                .put(
                        "content",
                        CanonicalJson.sha256(Dossiers.document(content).json().getBytes(StandardCharsets.UTF_8)));
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
