package io.entente.policy.selection;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.MalformedStatement;
import io.entente.kernel.vocabulary.DataSubject;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Whom each item of a statement is about. Clauses leave out victims and witnesses by what is read here, so a person of
 * whom it cannot be told is refused rather than taken for nobody.
 */
final class Subjects {
    private static final String CATEGORY = "category";

    private final Map<UUID, DataSubject> categories = new TreeMap<>();
    private final Set<UUID> persons = new HashSet<>();

    private Subjects() {}

    /**
     * @param claims by name
     * @throws MalformedStatement if a person has no category or an item has two
     * @throws io.entente.kernel.vocabulary.MalformedValue if a category is not a known one
     */
    static Map<UUID, DataSubject> of(Map<String, JsonNode> claims) {
        Subjects subjects = new Subjects();
        claims.forEach((name, value) -> ClaimName.itemOf(name).ifPresent(item -> subjects.read(item, value)));
        if (!subjects.categories.keySet().containsAll(subjects.persons))
            throw new MalformedStatement("a person has no category");
        return subjects.categories;
    }

    private void read(UUID item, JsonNode part) {
        if (part.path("kind").asText().equals("person")) persons.add(item);
        if (!part.has(CATEGORY)) return;
        if (!part.path(CATEGORY).isTextual()) throw new MalformedStatement("a category is not a text");
        DataSubject category = DataSubject.of(part.path(CATEGORY).textValue());
        DataSubject before = categories.putIfAbsent(item, category);
        if (before != null && before != category) throw new MalformedStatement("an item has two categories");
    }
}
