package io.entente.cases.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing a referral tells of. Kinds are records whose components are the fields; each component but the id is
 * {@link Classed}.
 */
public sealed interface Item
        permits Container, Vessel, Movement, Seizure, Substance, Person, Organisation, Incident, Narrative, Figure {
    /** Kept from version to version. */
    ItemId id();

    ItemKind kind();

    /** Fields, by their JSON name, that were kept although something about them is doubtful, with what it is. */
    default Map<String, Doubt> doubts() {
        return Map.of();
    }

    /** Who the item is about, if it is about a person. */
    default Optional<DataSubject> subject() {
        return Optional.empty();
    }

    /**
     * The item cut by field class: for each class that has a value, an object of {@code kind} and the fields of that
     * class. These objects are what a record statement discloses one by one.
     */
    default Map<FieldClass, ObjectNode> byClass() {
        return kind().form().byClass(this);
    }

    /** The field classes in which the item has a value. */
    default Set<FieldClass> classes() {
        return byClass().keySet();
    }
}
