package io.entente.cases.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.item.ItemForm.Field;
import io.entente.kernel.json.StrictJson;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** {@code docs/fields.md}: every field that a referral can say, made from the records that hold them. */
final class FieldsPage {
    private static final String INTRODUCTION = """
            # Fields

            Made from the code; a test holds this page to it. Each field of a referral's content, as officers file it and as it is
            stored.

            - **Class**: agreements permit or forbid field classes. What has none stays inside the agency.
            - **Personal**: whether the field can tell of a natural person, alone or with other fields (LED 2016/680 Art. 3(1)).
            - **Basis**: whether it states a fact or somebody's assessment (LED 2016/680 Art. 7). Where both can be meant, as in
              a narrative, it counts as an assessment unless a field beside it says otherwise.

            A field marked * is required. A field that may be left out may also be `null`, which says the same. Dates are
            `YYYY-MM-DD`. Every example is invented. The exact forms are in `schemas/`: `content-1.json`, one `item-…-1.json` for each
            kind, and for what partners see one `claim-…-1.json` for each class and `record-1.json` for the whole.
            """;

    private static final String HEAD = """
            | field | type | class | personal | basis | example |
            |---|---|---|---|---|---|
            """;

    private record Row(
            String name, boolean required, String type, Optional<Classed> classed, Optional<JsonNode> example) {}

    private FieldsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("\n## Content\n").append(table(contentRows()));
        for (ItemKind kind : ItemKind.values()) {
            page.append("\n## Item of kind `").append(kind.code()).append("`\n");
            AtLeastOne needed = kind.type().getAnnotation(AtLeastOne.class);
            if (needed != null)
                page.append("At least one of `")
                        .append(String.join("`, `", needed.value()))
                        .append("`.\n\n");
            page.append(table(itemRows(kind)));
        }
        return page.toString();
    }

    /** An item with every field of its kind, each as its example. */
    static ObjectNode example(ItemKind kind) {
        ObjectNode item = JsonNodeFactory.instance.objectNode().put("kind", kind.code());
        for (Field field : kind.form().fields()) item.set(field.name(), example(field.component(), field.classed()));
        return item;
    }

    /** @return names of rows that lack an example although they can leave the agency */
    static List<String> withoutExample() {
        List<Row> rows = new ArrayList<>(contentRows());
        for (ItemKind kind : ItemKind.values()) rows.addAll(itemRows(kind));
        return rows.stream()
                .filter(row -> row.classed.isPresent() && row.example.isEmpty())
                .map(Row::name)
                .toList();
    }

    private static List<Row> contentRows() {
        List<Row> rows = new ArrayList<>();
        for (RecordComponent component : Content.class.getRecordComponents()) {
            Optional<Classed> classed = Optional.ofNullable(component.getAnnotation(Classed.class));
            if (component.getType() == List.class && entries(component.getGenericType()) == Item.class)
                rows.add(new Row("items", false, "array of object", Optional.empty(), Optional.empty()));
            else rows(component.getName(), component, classed, classed.map(said -> example(component, said)), rows);
        }
        // A list may be left out, but there is always a purpose.
        return rows.stream()
                .map(row ->
                        row.name.equals("purposes") ? new Row(row.name, true, row.type, row.classed, row.example) : row)
                .toList();
    }

    private static List<Row> itemRows(ItemKind kind) {
        List<Row> rows = new ArrayList<>();
        for (Field field : kind.form().fields())
            rows(
                    field.name(),
                    field.component(),
                    Optional.of(field.classed()),
                    Optional.of(example(field.component(), field.classed())),
                    rows);
        return rows;
    }

    private static void rows(
            String name,
            RecordComponent component,
            Optional<Classed> classed,
            Optional<JsonNode> example,
            List<Row> rows) {
        boolean list = component.getType() == List.class;
        Class<?> holds = list ? entries(component.getGenericType()) : component.getType();
        String type = (list ? "array of " : "") + typeOf(holds);
        rows.add(new Row(name, Shapes.isRequired(component), type, classed, example));
        if (!type.endsWith("object")) return;
        for (RecordComponent inner : holds.getRecordComponents())
            rows(
                    name + (list ? "[]." : ".") + inner.getName(),
                    inner,
                    classed,
                    example.flatMap(outer -> within(outer, inner.getName())),
                    rows);
    }

    private static Optional<JsonNode> within(JsonNode outer, String name) {
        Iterable<JsonNode> objects = outer.isArray() ? outer : List.of(outer);
        return StreamSupport.stream(objects.spliterator(), false)
                .filter(object -> object.has(name))
                .map(object -> object.get(name))
                .findFirst();
    }

    private static Class<?> entries(Type list) {
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private static String typeOf(Class<?> type) {
        if (type.isEnum()) return "code";
        if (type == boolean.class) return "boolean";
        if (type == Whole.class) return "integer";
        if (type == Quantity.class || type == Percent.class) return "number";
        boolean several = type.isRecord() && type.getRecordComponents().length > 1;
        return several ? "object" : "string";
    }

    private static JsonNode example(RecordComponent component, Classed classed) {
        Class<?> type = component.getType();
        boolean text = type != List.class && List.of("string", "code").contains(typeOf(type));
        return text
                ? JsonNodeFactory.instance.textNode(classed.example())
                : StrictJson.read(classed.example().getBytes(StandardCharsets.UTF_8));
    }

    private static String table(List<Row> rows) {
        return rows.stream().map(FieldsPage::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(Row row) {
        String said = row.classed
                .map(classed -> "`" + classed.value().code() + "` | " + (classed.personal() ? "yes" : "no") + " | "
                        + classed.basis().code())
                .orElse(byThemselves(row.name) ? "each its own | | " : "stays inside | | ");
        String example = row.example
                .map(value -> "`" + value.toString().replace("|", "\\|") + "`")
                .orElse("");
        return "| `" + row.name + "`" + (row.required ? "*" : "") + " | " + row.type + " | " + said + " | " + example
                + " |\n";
    }

    private static boolean byThemselves(String name) {
        return name.startsWith("items") || name.startsWith("relations");
    }
}
