package io.entente.audit.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.vocabulary.Jurisdiction;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What one jurisdiction may open of an event. A name that it may not open reads exactly like one with nothing to say.
 *
 * @param disclosures each name at most once
 */
public record Side(Jurisdiction jurisdiction, List<Disclosed> disclosures) {
    public Side {
        disclosures = List.copyOf(disclosures);
    }

    /** @return the value said under this name, or JSON {@code null} */
    public JsonNode said(EventName name) {
        return disclosures.stream()
                .filter(disclosed -> disclosed.name().equals(name.code()))
                .findFirst()
                .map(Disclosed::value)
                .orElse(NullNode.getInstance());
    }

    public @Nullable String text(EventName name) {
        return said(name).textValue();
    }

    /** @return the texts of an array, none if there is no array */
    public List<String> texts(EventName name) {
        return texts(said(name));
    }

    public static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "Side[" + jurisdiction.value() + ", " + disclosures.size() + " disclosures]";
    }
}
