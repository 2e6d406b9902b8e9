package io.entente.gateway.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.policy.selection.Ends;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One claim of a statement as it is kept: everything an answer or a decision needs of it, worked out once, at intake.
 *
 * @param member the claim as a member of the processed payload, {@code "name":value} in canonical form (RFC 8785)
 * @param disclosure empty for a claim that is always visible
 * @param ends the two items a relation joins
 */
record ShelfClaim(
        String name,
        Optional<FieldClass> fieldClass,
        Optional<UUID> item,
        Optional<Ends> ends,
        String member,
        Optional<Disclosure> disclosure) {
    private static final Set<String> MACHINERY = Set.of("_sd", "_sd_alg");

    /**
     * @param encoded the text that opens one digest of the signed part
     * @param contentHash equal for equal content, whatever the salt
     */
    record Disclosure(String encoded, String contentHash) {}

    /** @throws io.entente.kernel.statement.MalformedStatement if a relation does not name two items */
    static List<ShelfClaim> of(SdStatement statement, ObjectNode visible) {
        List<ShelfClaim> claims = new ArrayList<>();
        visible.properties().stream()
                .filter(property -> !MACHINERY.contains(property.getKey()))
                .forEach(property -> claims.add(alwaysVisible(property.getKey(), property.getValue())));
        statement.disclosures().forEach(disclosed -> claims.add(disclosable(disclosed)));
        return List.copyOf(claims);
    }

    private static ShelfClaim alwaysVisible(String name, JsonNode value) {
        return new ShelfClaim(
                name, Optional.empty(), Optional.empty(), Optional.empty(), member(name, value), Optional.empty());
    }

    private static ShelfClaim disclosable(Disclosed disclosed) {
        String name = disclosed.name();
        return new ShelfClaim(
                name,
                ClaimName.classOf(name),
                ClaimName.itemOf(name),
                ClaimName.isRelation(name) ? Optional.of(Ends.of(disclosed.value())) : Optional.empty(),
                member(name, disclosed.value()),
                Optional.of(new Disclosure(disclosed.encoded(), disclosed.contentHash())));
    }

    private static String member(String name, JsonNode value) {
        return canonical(TextNode.valueOf(name)) + ":" + canonical(value);
    }

    private static String canonical(JsonNode value) {
        return new String(CanonicalJson.bytes(value), StandardCharsets.UTF_8);
    }

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "ShelfClaim[" + name + "]";
    }
}
