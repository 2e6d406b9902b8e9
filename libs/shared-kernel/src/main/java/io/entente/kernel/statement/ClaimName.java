package io.entente.kernel.statement;

import io.entente.kernel.vocabulary.FieldClass;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The names of a record's claims. A name tells its field class, so clauses can speak of classes alone; a name that no
 * rule here knows has none, and is never disclosed.
 */
public final class ClaimName {
    public static final String TYPE = "type";
    public static final String PURPOSES = "purposes";
    /** How soon an answer is needed; only where one is asked for. */
    public static final String URGENCY = "urgency";

    public static final String REFERENCE = "reference";
    public static final String TLP = "marking.tlp";
    public static final String CLASSIFICATION = "marking.classification";
    public static final String HANDLING = "marking.handling.";
    public static final String CONTROL = "marking.control.";
    public static final String REL_TO = "marking.rel-to.";
    public static final String USE_RESTRICTION = "use-restriction.";
    public static final String EVALUATION = "evaluation";
    public static final String AUTHORISATION = "authorisation";
    private static final Pattern EXTERNAL_REFERENCE = Pattern.compile("external-reference\\.[1-9][0-9]{0,2}");
    private static final String ITEM = "item.";
    private static final String RELATION = "relation.";

    private ClaimName() {}

    public static String item(UUID id, FieldClass fieldClass) {
        return ITEM + id + "." + fieldClass.code();
    }

    public static String relation(UUID id) {
        return RELATION + id;
    }

    /** @param number from 1, in the order in which they were filed */
    public static String externalReference(int number) {
        return "external-reference." + number;
    }

    public static boolean isRelation(String name) {
        return name.startsWith(RELATION);
    }

    /** @return empty for a relation, whose ends decide, and for a name that nobody has classed */
    public static Optional<FieldClass> classOf(String name) {
        if (name.equals(TYPE) || name.equals(PURPOSES) || name.equals(URGENCY)) return Optional.of(FieldClass.TYPE);
        if (name.equals(REFERENCE)) return Optional.of(FieldClass.REFERENCE);
        if (EXTERNAL_REFERENCE.matcher(name).matches()) return Optional.of(FieldClass.REFERENCE);
        if (name.equals(EVALUATION) || name.equals(AUTHORISATION)) return Optional.of(FieldClass.SOURCE);
        if (name.startsWith("marking.") || name.startsWith(USE_RESTRICTION)) return Optional.of(FieldClass.MARKING);
        if (itemOf(name).isEmpty()) return Optional.empty();
        String code = name.substring(name.lastIndexOf('.') + 1);
        for (FieldClass known : FieldClass.values()) if (known.code().equals(code)) return Optional.of(known);
        return Optional.empty();
    }

    /** @return the item a claim belongs to; empty for claims about the record as a whole */
    public static Optional<UUID> itemOf(String name) {
        int end = name.lastIndexOf('.');
        if (!name.startsWith(ITEM) || end <= ITEM.length()) return Optional.empty();
        try {
            return Optional.of(UUID.fromString(name.substring(ITEM.length(), end)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
