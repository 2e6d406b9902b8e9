package io.entente.cases.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.item.ItemForm.Field;
import io.entente.kernel.vocabulary.CallSign;
import io.entente.kernel.vocabulary.CasNumber;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.ContainerNumber;
import io.entente.kernel.vocabulary.ContainerType;
import io.entente.kernel.vocabulary.Country;
import io.entente.kernel.vocabulary.CurrencyCode;
import io.entente.kernel.vocabulary.EmailAddress;
import io.entente.kernel.vocabulary.EvaluationScheme;
import io.entente.kernel.vocabulary.Iban;
import io.entente.kernel.vocabulary.ImoCompanyNumber;
import io.entente.kernel.vocabulary.ImoNumber;
import io.entente.kernel.vocabulary.InchiKey;
import io.entente.kernel.vocabulary.Locode;
import io.entente.kernel.vocabulary.Mmsi;
import io.entente.kernel.vocabulary.Origin;
import io.entente.kernel.vocabulary.PhoneNumber;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferenceScheme;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Urgency;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.kernel.vocabulary.VehiclePlate;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Content as some officer might file it: every kind, every field, present or not, all drawn from one seed. */
public final class GeneratedContent {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final List<String> WORDS =
            List.of("EXERCISE", "quay", "Ørsted", "\"quoted\"", "後", "\uD83D\uDEA2", "x", "Guayaquil", "a&b<c>");

    private final Random random;
    private final Map<Class<?>, Supplier<JsonNode>> samples = new HashMap<>();

    public GeneratedContent(Random random) {
        this.random = random;
        texts();
        samples.put(boolean.class, () -> JSON.booleanNode(random.nextBoolean()));
        samples.put(
                Quantity.class,
                () -> JSON.numberNode(new BigDecimal(random.nextInt(1_000_000)).movePointLeft(random.nextInt(4))));
        samples.put(Percent.class, () -> JSON.numberNode(new BigDecimal(random.nextInt(1_001)).movePointLeft(1)));
        samples.put(Whole.class, () -> JSON.numberNode(random.nextInt(100)));
    }

    private void texts() {
        text(ContainerNumber.class, () -> signs(CAPITALS, 3) + one("UJZR") + signs(DIGITS, 7));
        text(ContainerType.class, () -> one("1249L") + one("0125") + one("GRUPT") + one("0123456789"));
        text(ImoNumber.class, () -> signs(DIGITS, 7));
        text(ImoCompanyNumber.class, () -> signs(DIGITS, 7));
        text(Mmsi.class, () -> signs(DIGITS, 9));
        text(CallSign.class, () -> signs(CAPITALS, 2) + signs(CAPITALS + DIGITS, 1 + random.nextInt(5)));
        text(VehiclePlate.class, () -> signs(DIGITS, 1) + "-" + signs(CAPITALS, 3) + " " + signs(DIGITS, 3));
        text(CasNumber.class, () -> one(List.of("107-07-3", "87-86-5", "50-36-2", "53-21-4", "14188-81-9")));
        text(InchiKey.class, () -> signs(CAPITALS, 14) + "-" + signs(CAPITALS, 10) + "-" + signs(CAPITALS, 1));
        text(Locode.class, () -> signs(CAPITALS, 2) + signs(CAPITALS + "23456789", 3));
        text(Country.class, () -> one(List.of("BE", "US", "EC", "NL", "XK", "XX")));
        text(CurrencyCode.class, () -> one(List.of("EUR", "USD", "COP")));
        text(PhoneNumber.class, () -> "+" + one("123456789") + " " + signs(DIGITS, 4 + random.nextInt(10)));
        text(
                EmailAddress.class,
                () -> signs("abc.xyz", 1).replace(".", "d") + "." + signs("abc", 3) + "@Exercise.example");
        text(Iban.class, () -> one(List.of("BE68 5390 0754 7034", "NL91ABNA0417164300", "BE00539007547034")));
        text(AsOf.class, () -> one(List.of("2023", "2023-07", "2023-07-01")));
        text(
                LocalDate.class,
                () -> LocalDate.of(1950, 1, 1).plusDays(random.nextInt(30_000)).toString());
        text(Line.class, this::line);
        text(Prose.class, () -> line() + (random.nextBoolean() ? "\n\t" + line() : ""));
    }

    private void text(Class<?> type, Supplier<String> sample) {
        samples.put(type, () -> JSON.textNode(sample.get()));
    }

    public ObjectNode content() {
        ObjectNode content = JSON.objectNode();
        content.put("type", one(ReferralType.values()).code());
        content.set("purposes", some(Purpose.values(), 1));
        if (content.path("type").asText().equals("assistance-request"))
            maybe(() -> content.put("urgency", one(Urgency.values()).code()));
        content.set("markings", markings());
        maybe(() -> content.set("useRestrictions", some(UseRestriction.values(), 0)));
        maybe(() -> content.set("evaluation", evaluation()));
        maybe(() -> content.set("externalReferences", externalReferences()));
        maybe(() -> content.put("origin", one(Origin.values()).code()));
        if (content.path("origin").asText().equals("judicial-investigation"))
            maybe(() -> content.set("authorisation", object(Authorisation.class)));
        maybe(() -> content.put("secondOfficer", random.nextBoolean()));
        maybe(() -> content.set("reviewBy", samples.get(LocalDate.class).get()));
        maybe(() -> content.set("recipients", recipients()));
        ArrayNode items = content.putArray("items");
        for (int n = random.nextInt(8); n > 0; n--) items.add(item(one(ItemKind.values())));
        if (!items.isEmpty()) maybe(() -> content.set("relations", relations(items)));
        return content;
    }

    /** An item of the kind with whatever it must have and some of what it may have. */
    ObjectNode item(ItemKind kind) {
        ObjectNode item = JSON.objectNode().put("id", uuid()).put("kind", kind.code());
        List<Field> fields = kind.form().fields();
        fields.forEach(field -> {
            if (Shapes.isRequired(field.component()) || random.nextBoolean())
                item.set(field.name(), value(field.component()));
            else if (random.nextInt(5) == 0) item.putNull(field.name());
        });
        AtLeastOne needed = kind.type().getAnnotation(AtLeastOne.class);
        if (needed != null) {
            String name = needed.value()[random.nextInt(needed.value().length)];
            fields.stream()
                    .filter(field -> field.name().equals(name))
                    .forEach(field -> item.set(name, value(field.component())));
        }
        return item;
    }

    private JsonNode value(RecordComponent component) {
        return value(component.getGenericType());
    }

    private JsonNode value(Type type) {
        if (type instanceof ParameterizedType list) return list((Class<?>) list.getActualTypeArguments()[0]);
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum())
            return JSON.textNode(one((Coded[]) plain.getEnumConstants()).code());
        return samples.containsKey(plain) ? samples.get(plain).get() : object(plain);
    }

    /** Never empty, and nothing twice. */
    private ArrayNode list(Class<?> entries) {
        ArrayNode list = JSON.arrayNode();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            JsonNode entry = value(entries);
            boolean there = false;
            for (JsonNode earlier : list) there |= earlier.equals(entry);
            if (!there) list.add(entry);
        }
        return list;
    }

    private ObjectNode object(Class<?> type) {
        ObjectNode object = JSON.objectNode();
        AtLeastOne needed = type.getAnnotation(AtLeastOne.class);
        String least = needed == null ? "" : one(Arrays.asList(needed.value()));
        for (RecordComponent component : type.getRecordComponents())
            if (Shapes.isRequired(component) || component.getName().equals(least) || random.nextBoolean())
                object.set(component.getName(), value(component));
        return object;
    }

    private ObjectNode markings() {
        ObjectNode markings = JSON.objectNode();
        for (RecordComponent component : Markings.class.getRecordComponents()) {
            boolean there = component.getName().equals("tlp") || random.nextBoolean();
            if (there && !Set.of("handlingText", "relTo").contains(component.getName()))
                markings.set(component.getName(), value(component));
        }
        if (markings.path("handling").toString().contains("H3")) markings.put("handlingText", line());
        maybe(() -> markings.putArray("relTo").add("US").add("BE"));
        return markings;
    }

    private ObjectNode evaluation() {
        EvaluationScheme scheme = one(EvaluationScheme.values());
        return JSON.objectNode()
                .put("scheme", scheme.code())
                .put("source", one(List.copyOf(scheme.sources().keySet())))
                .put("information", one(List.copyOf(scheme.information().keySet())));
    }

    private ArrayNode externalReferences() {
        ArrayNode references = JSON.arrayNode();
        for (int n = random.nextInt(3); n > 0; n--)
            references
                    .addObject()
                    .put("scheme", one(ReferenceScheme.values()).code())
                    .put("value", n + " " + line());
        return references;
    }

    private ArrayNode recipients() {
        ArrayNode recipients = JSON.arrayNode();
        for (String agency : List.of("us-hsi", "be-customs", "eu-europol"))
            maybe(() -> {
                ObjectNode recipient = recipients
                        .addObject()
                        .put("agency", agency)
                        .put("mode", one(List.of("full", "pointer", "silent")));
                maybe(() -> recipient.put("circle", one(List.of("us-be", "five-parties"))));
            });
        return recipients;
    }

    private ArrayNode relations(ArrayNode items) {
        ArrayNode relations = JSON.arrayNode();
        for (int n = random.nextInt(4); n > 0; n--) {
            ObjectNode relation = relations.addObject();
            maybe(() -> relation.put("id", uuid()));
            relation.put(
                    "from", items.get(random.nextInt(items.size())).path("id").asText());
            relation.put(
                    "to", items.get(random.nextInt(items.size())).path("id").asText());
            relation.put("kind", one(List.of("found-in", "carried-by", "knows")));
        }
        return relations;
    }

    private String uuid() {
        UUID drawn = new UUID(random.nextLong(), random.nextLong());
        String text = drawn.toString();
        return text.substring(0, 14) + "4" + text.substring(15, 19) + "a" + text.substring(20);
    }

    private String line() {
        StringBuilder line = new StringBuilder(one(WORDS));
        for (int n = random.nextInt(4); n > 0; n--) line.append(' ').append(one(WORDS));
        return line.toString();
    }

    private <E extends Coded> ArrayNode some(E[] entries, int least) {
        ArrayNode some = JSON.arrayNode();
        for (E entry : entries) if (some.size() < least || random.nextInt(3) == 0) some.add(entry.code());
        return some;
    }

    private void maybe(Runnable action) {
        if (random.nextBoolean()) action.run();
    }

    private String one(String signs) {
        return signs(signs, 1);
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String signs(String from, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) text.append(from.charAt(random.nextInt(from.length())));
        return text.toString();
    }
}
