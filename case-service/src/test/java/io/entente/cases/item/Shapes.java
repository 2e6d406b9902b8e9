package io.entente.cases.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.AgreementId;
import io.entente.kernel.vocabulary.CallSign;
import io.entente.kernel.vocabulary.CasNumber;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.ContainerNumber;
import io.entente.kernel.vocabulary.ContainerType;
import io.entente.kernel.vocabulary.Country;
import io.entente.kernel.vocabulary.CurrencyCode;
import io.entente.kernel.vocabulary.EmailAddress;
import io.entente.kernel.vocabulary.Evaluation;
import io.entente.kernel.vocabulary.EvaluationScheme;
import io.entente.kernel.vocabulary.Iban;
import io.entente.kernel.vocabulary.ImoCompanyNumber;
import io.entente.kernel.vocabulary.ImoNumber;
import io.entente.kernel.vocabulary.InchiKey;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Locode;
import io.entente.kernel.vocabulary.Mmsi;
import io.entente.kernel.vocabulary.PhoneNumber;
import io.entente.kernel.vocabulary.VehiclePlate;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** JSON Schema (draft 2020-12) of every type that content is made of; what is made of others is read from its record. */
final class Shapes {
    static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Components that may be left out although they have a value in the end. */
    private static final Set<String> DEFAULTED =
            Set.of("Markings.classification", "Content.origin", "Content.secondOfficer", "Relation.id");

    private static final Map<String, Integer> MOST = Map.of(
            "Person.documents", Person.MOST_DOCUMENTS,
            "Person.accounts", Account.MOST,
            "Organisation.accounts", Account.MOST,
            "Content.externalReferences", ExternalReference.MOST,
            "Content.recipients", ContentDocument.MOST_RECIPIENTS,
            "Content.items", ContentDocument.MOST_ITEMS,
            "Content.relations", ContentDocument.MOST_RELATIONS);

    private static final Map<Class<?>, Supplier<ObjectNode>> TEXTS = texts();

    private Shapes() {}

    private static Map<Class<?>, Supplier<ObjectNode>> texts() {
        Map<Class<?>, Supplier<ObjectNode>> texts = new HashMap<>();
        texts.put(ContainerNumber.class, () -> text("[A-Z]{3}[UJZR][0-9]{7}"));
        texts.put(ContainerType.class, () -> text("[1-9A-Z][0-9A-Z][A-Z][0-9A-Z]"));
        texts.put(ImoNumber.class, () -> text("[0-9]{7}"));
        texts.put(ImoCompanyNumber.class, () -> text("[0-9]{7}"));
        texts.put(Mmsi.class, () -> text("[0-9]{9}"));
        texts.put(CallSign.class, () -> text("(?=.*[A-Z])[A-Z0-9]{3,7}"));
        texts.put(VehiclePlate.class, () -> bounded(2, 15, "[\\p{Lu}0-9]+([ -][\\p{Lu}0-9]+)*"));
        texts.put(CasNumber.class, () -> text("[1-9][0-9]{1,6}-[0-9]{2}-[0-9]"));
        texts.put(InchiKey.class, () -> text("[A-Z]{14}-[A-Z]{10}-[A-Z]"));
        texts.put(Locode.class, () -> text("[A-Z]{2}[A-Z2-9]{3}"));
        texts.put(Country.class, () -> text("[A-Z]{2}"));
        texts.put(CurrencyCode.class, () -> text("[A-Z]{3}"));
        texts.put(Jurisdiction.class, () -> text("[A-Z]{2}"));
        texts.put(AgencyId.class, () -> text("[a-z]{2}(-[a-z0-9]{1,16}){1,3}"));
        texts.put(AgreementId.class, () -> bounded(1, 64, "[a-z0-9]+(-[a-z0-9]+)*"));
        texts.put(PhoneNumber.class, () -> bounded(6, 40, " *\\+ *[1-9]( *[0-9]){4,14} *"));
        texts.put(EmailAddress.class, () -> bounded(5, 254, "[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+"));
        texts.put(Iban.class, () -> bounded(15, 50, " *[A-Z] *[A-Z]( *[0-9]){2}( *[A-Z0-9]){11,30} *"));
        texts.put(ItemId.class, () -> text(UUID));
        texts.put(RelationKind.class, () -> text("[a-z]{1,20}(-[a-z]{1,20}){0,4}"));
        texts.put(AsOf.class, () -> text("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"));
        texts.put(LocalDate.class, () -> text("[0-9]{4}-[0-9]{2}-[0-9]{2}").put("format", "date"));
        texts.put(Line.class, () -> bounded(1, Line.LONGEST, "[^\\s\\p{Cc}]([^\\p{Cc}]*[^\\s\\p{Cc}])?"));
        texts.put(Prose.class, () -> ofType("string")
                .put("minLength", 1)
                .put("maxLength", Prose.LONGEST)
                .put("pattern", "\\S"));
        texts.put(boolean.class, () -> ofType("boolean"));
        texts.put(
                Quantity.class,
                () -> ofType("number").put("minimum", 0).put("exclusiveMaximum", 1_000_000_000_000_000L));
        texts.put(Percent.class, () -> ofType("number").put("minimum", 0).put("maximum", 100));
        texts.put(
                Whole.class, () -> ofType("integer").put("minimum", 0).put("exclusiveMaximum", 1_000_000_000_000_000L));
        return Map.copyOf(texts);
    }

    /** A component as a property of its record, null allowed where it may be left out. */
    static JsonNode filed(RecordComponent component) {
        ObjectNode schema = of(component);
        return isRequired(component) ? schema : orNull(schema);
    }

    static ObjectNode of(RecordComponent component) {
        ObjectNode schema = of(component.getGenericType());
        Integer most = MOST.get(name(component));
        if (most != null) schema.put("maxItems", most);
        return schema;
    }

    static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !Collection.class.isAssignableFrom(component.getType())
                && !DEFAULTED.contains(name(component));
    }

    private static String name(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }

    private static ObjectNode of(Type type) {
        if (type instanceof ParameterizedType list) return list((Class<?>) list.getActualTypeArguments()[0]);
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) return codes((Coded[]) plain.getEnumConstants());
        if (plain == Evaluation.class) return evaluation();
        if (TEXTS.containsKey(plain)) return TEXTS.get(plain).get();
        return object(plain);
    }

    /** What is named in a list is named once. Items are told apart by their ids, which they may yet have to be given. */
    private static ObjectNode list(Class<?> entries) {
        ObjectNode list = ofType("array");
        list.set("items", of(entries));
        if (!entries.isRecord() || TEXTS.containsKey(entries) || entries == ExternalReference.class)
            list.put("uniqueItems", true).put("maxItems", io.entente.cases.form.Reading.MOST_CODES);
        return list;
    }

    static ObjectNode object(Class<?> type) {
        if (!type.isRecord() || type.getRecordComponents().length == 1)
            throw new AssertionError(
                    "A value type of its own form: say in Shapes.texts how " + type.getSimpleName()
                            + " is written, and draw samples of it in GeneratedContent; a number also in JsonForm and FieldsPage.");
        ObjectNode object = ofType("object").put("additionalProperties", false);
        ArrayNode required = JSON.arrayNode();
        ObjectNode properties = JSON.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), filed(component));
            if (isRequired(component)) required.add(component.getName());
        }
        if (!required.isEmpty()) object.set("required", required);
        object.set("properties", properties);
        needs(object, type);
        if (type == Markings.class) handlingText(object);
        return object;
    }

    /** One of the fields must be there, with a value. */
    static void needs(ObjectNode object, Class<?> type) {
        AtLeastOne needed = type.getAnnotation(AtLeastOne.class);
        if (needed == null) return;
        ArrayNode ways = object.putArray("anyOf");
        for (String name : needed.value()) {
            ObjectNode way = ways.addObject();
            way.putArray("required").add(name);
            way.putObject("properties")
                    .putObject(name)
                    .putObject("not")
                    .putArray("enum")
                    .addNull()
                    .add(JSON.arrayNode());
        }
    }

    private static void handlingText(ObjectNode markings) {
        ObjectNode condition = markings.putObject("if");
        condition.putArray("required").add("handling");
        condition
                .putObject("properties")
                .putObject("handling")
                .put("type", "array")
                .putObject("contains")
                .put("const", "H3");
        ObjectNode then = markings.putObject("then");
        then.putArray("required").add("handlingText");
        then.putObject("properties").putObject("handlingText").put("type", "string");
        markings.putObject("else")
                .putObject("properties")
                .putObject("handlingText")
                .put("type", "null");
    }

    private static ObjectNode evaluation() {
        ObjectNode evaluation = JSON.objectNode();
        ArrayNode schemes = evaluation.putArray("oneOf");
        for (EvaluationScheme scheme : EvaluationScheme.values()) {
            ObjectNode object = schemes.addObject().put("type", "object").put("additionalProperties", false);
            object.putArray("required").add("scheme").add("source").add("information");
            ObjectNode properties = object.putObject("properties");
            properties.putObject("scheme").put("const", scheme.code());
            properties.set("source", worded(scheme.sources()));
            properties.set("information", worded(scheme.information()));
        }
        return evaluation;
    }

    private static ObjectNode worded(Map<String, String> codes) {
        ObjectNode choice = JSON.objectNode();
        ArrayNode ways = choice.putArray("oneOf");
        codes.forEach((code, words) -> ways.addObject().put("const", code).put("description", words));
        return choice;
    }

    private static JsonNode orNull(ObjectNode schema) {
        if (schema.has("enum")) {
            ((ArrayNode) schema.get("enum")).addNull();
            return schema;
        }
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(schema).add(ofType("null"));
        return either;
    }

    static ObjectNode codes(Coded[] entries) {
        ObjectNode codes = JSON.objectNode();
        ArrayNode list = codes.putArray("enum");
        List.of(entries).forEach(entry -> list.add(entry.code()));
        return codes;
    }

    static ObjectNode ofType(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static ObjectNode text(String pattern) {
        return ofType("string").put("pattern", "^" + pattern + "$");
    }

    private static ObjectNode bounded(int least, int most, String pattern) {
        return text(pattern).put("minLength", least).put("maxLength", most);
    }
}
