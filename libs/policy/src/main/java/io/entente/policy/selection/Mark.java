package io.entente.policy.selection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.FieldClass;

import java.util.Optional;
import java.util.UUID;

/**
 * One claim that can be disclosed, without its content.
 *
 * @param position by which whoever keeps the claim finds it
 * @param fieldClass empty for a relation, whose ends decide, and for what nobody has classed
 * @param contentHash equal for equal content of two versions
 */
public record Mark(
        int position,
        String name,
        Optional<FieldClass> fieldClass,
        Optional<UUID> item,
        Optional<Ends> ends,
        String contentHash) {

    /** @throws io.entente.kernel.statement.MalformedStatement if a relation does not name two items */
    public static Mark of(int position, String name, JsonNode value) {
        return new Mark(
                position,
                name,
                ClaimName.classOf(name),
                ClaimName.itemOf(name),
                ClaimName.isRelation(name) ? Optional.of(Ends.of(value)) : Optional.empty(),
                CanonicalJson.hash(
                        JsonNodeFactory.instance.objectNode().put("name", name).set("value", value)));
    }
}
