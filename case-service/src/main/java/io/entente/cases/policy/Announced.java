package io.entente.cases.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.json.StrictJson;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What {@code policy.changed} says.
 *
 * @param number the gateway's own count, from 1: the highest says what is
 * @param policy version of the rules
 * @param register hash of the party register that the gateway runs with
 * @param issuers by jurisdiction's code, whose tokens speak for it at the gateway
 * @param standing hashes of the versions that are signed by all and not suspended
 * @param documents those of them that were not told before
 */
record Announced(
        long number,
        String policy,
        String register,
        Map<String, String> issuers,
        List<String> standing,
        List<Document> documents) {

    /**
     * Whether it is understood here is seen when it is read: what stands is to be known even where a document of it is not.
     *
     * @param hash SHA-256 of the text's UTF-8 bytes
     */
    record Document(String hash, String text) {
        void requireSound() {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (!CanonicalJson.sha256(bytes).equals(hash))
                throw new MalformedMessage("a document has another hash than it says");
        }
    }

    /** @throws MalformedMessage if it says something else; a retry would not mend it */
    static Announced of(JsonNode data) {
        try {
            Announced announced = StrictJson.mapper().treeToValue(data, Announced.class);
            if (announced.number < 1) throw new MalformedMessage("announcements count from 1");
            List.copyOf(announced.standing);
            Map.copyOf(announced.issuers);
            announced.documents.forEach(Document::requireSound);
            if (announced.policy.isEmpty() || announced.register.isEmpty())
                throw new MalformedMessage("not the form of policy.changed");
            return announced;
        } catch (JsonProcessingException | NullPointerException e) {
            throw new MalformedMessage("not the form of policy.changed");
        }
    }
}
