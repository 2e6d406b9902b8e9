package io.entente.cases.item;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.item.ItemForm.Field;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.Urgency;
import io.entente.kernel.vocabulary.UseRestriction;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.entente.cases.item.Shapes.ofType;

/** The published schemas by file name, made from the records that the reader fills. */
final class SchemaFiles {
    static final String BASE = "https://entente.example/schemas/";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> files = new LinkedHashMap<>();

    private SchemaFiles() {}

    static Map<String, ObjectNode> all() {
        SchemaFiles making = new SchemaFiles();
        for (ItemKind kind : ItemKind.values()) making.item(kind);
        making.content();
        for (FieldClass fieldClass : FieldClass.values()) making.claims(fieldClass);
        making.relation();
        making.record();
        return making.files;
    }

    private ObjectNode file(String name, String title, String description) {
        ObjectNode schema = JSON.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", BASE + name)
                .put("title", title)
                .put("description", description);
        files.put(name, schema);
        return schema;
    }

    private void item(ItemKind kind) {
        ObjectNode schema = file(
                "item-" + kind.code() + "-1.json",
                "Item of kind " + kind.code(),
                "As it stands in the content of a referral. Beyond this schema the reader checks that days, countries and"
                        + " currencies exist. Made from the code.");
        schema.put("type", "object").put("additionalProperties", false);
        ArrayNode required = schema.putArray("required").add("kind");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("id").setAll(ofType("string").put("pattern", "^" + Shapes.UUID + "$"));
        properties.putObject("kind").put("const", kind.code());
        // Absent and null are the same, for the id too.
        properties.set(
                "id",
                JSON.objectNode()
                        .set("anyOf", JSON.arrayNode().add(properties.get("id")).add(ofType("null"))));
        for (Field field : kind.form().fields()) {
            ObjectNode property = JSON.objectNode().put("description", about(field.classed()));
            property.setAll((ObjectNode) Shapes.filed(field.component()));
            properties.set(field.name(), property);
            if (Shapes.isRequired(field.component())) required.add(field.name());
        }
        Shapes.needs(schema, kind.type());
    }

    private static String about(Classed classed) {
        return "Class " + classed.value().code() + ", " + (classed.personal() ? "personal" : "not personal") + ", "
                + classed.basis().code() + ".";
    }

    private void content() {
        ObjectNode schema = file(
                "content-1.json",
                "Content of a referral",
                "What one version of a referral says, as officers file it. Absent and null are the same. Beyond this schema"
                        + " the reader checks that ids stand once and that relations join items of this content; release"
                        + " checks more. Made from the code.");
        schema.setAll(Shapes.object(Ours.class));
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.removeAll();
        for (RecordComponent component : Content.class.getRecordComponents())
            properties.set(component.getName(), property(component));
        schema.putArray("required").add("type").add("purposes").add("markings");
        ObjectNode judicial = schema.putObject("if");
        judicial.putArray("required").add("authorisation");
        judicial.putObject("properties").putObject("authorisation").put("type", "object");
        ObjectNode then = schema.putObject("then");
        then.putArray("required").add("origin");
        then.putObject("properties").putObject("origin").put("const", "judicial-investigation");
    }

    /** An object without properties, to be filled. */
    private record Ours() {}

    private static ObjectNode property(RecordComponent component) {
        if (component.getName().equals("items")) return items();
        if (component.getName().equals("purposes")) return Shapes.of(component).put("minItems", 1);
        return (ObjectNode) Shapes.filed(component);
    }

    private static ObjectNode items() {
        ObjectNode list = ofType("array").put("maxItems", ContentDocument.MOST_ITEMS);
        ArrayNode kinds = list.putObject("items").putArray("oneOf");
        for (ItemKind kind : ItemKind.values()) kinds.addObject().put("$ref", "item-" + kind.code() + "-1.json");
        return JSON.objectNode().set("anyOf", JSON.arrayNode().add(list).add(ofType("null")));
    }

    /** Claims of one class: those about the whole record under their names, those that are numbered by pattern. */
    private record Parts(ObjectNode named, ObjectNode patterns, ObjectNode shapes) {
        static Parts none() {
            return new Parts(JSON.objectNode(), JSON.objectNode(), JSON.objectNode());
        }

        void numbered(String name, String pattern, ObjectNode shape) {
            shapes.set(name, shape);
            patterns.putObject("^" + pattern + "$").put("$ref", "#/$defs/" + name);
        }

        void into(ObjectNode schema) {
            schema.put("type", "object").put("additionalProperties", false);
            if (!named.isEmpty()) schema.set("properties", named);
            if (!patterns.isEmpty()) schema.set("patternProperties", patterns);
            if (!shapes.isEmpty()) schema.set("$defs", shapes);
        }
    }

    private void claims(FieldClass fieldClass) {
        Parts parts = recordWide(fieldClass);
        ArrayNode ofItems = JSON.arrayNode();
        for (ItemKind kind : ItemKind.values()) {
            List<Field> fields = kind.form().fields().stream()
                    .filter(field -> field.classed().value() == fieldClass)
                    .toList();
            if (!fields.isEmpty()) ofItems.add(part(kind, fields));
        }
        if (!ofItems.isEmpty())
            parts.numbered(
                    "item",
                    "item\\." + Shapes.UUID + "\\." + fieldClass.code(),
                    JSON.objectNode().set("oneOf", ofItems));
        // Nothing that an officer can say is of this class yet.
        if (parts.named.isEmpty() && parts.patterns.isEmpty()) return;
        parts.into(file(
                claimFile(fieldClass),
                "Claims of class " + fieldClass.code(),
                "What of a record's processed payload is of class " + fieldClass.code()
                        + ", each claim under its name and disclosed or withheld by itself. Made from the code."));
    }

    private static String claimFile(FieldClass fieldClass) {
        return "claim-" + fieldClass.code() + "-1.json";
    }

    /** Of an item, the kind and the fields of one class that have a value: at least one. */
    private static ObjectNode part(ItemKind kind, List<Field> fields) {
        ObjectNode part = ofType("object").put("additionalProperties", false).put("minProperties", 2);
        ArrayNode required = part.putArray("required").add("kind");
        ObjectNode properties = part.putObject("properties");
        properties.putObject("kind").put("const", kind.code());
        for (Field field : fields) {
            ObjectNode shape = Shapes.of(field.component());
            if (shape.path("type").asText().equals("array")) shape.put("minItems", 1);
            properties.set(field.name(), shape);
            if (Shapes.isRequired(field.component())) required.add(field.name());
        }
        return part;
    }

    /** Claims about the record as a whole. */
    private static Parts recordWide(FieldClass fieldClass) {
        Parts parts = Parts.none();
        switch (fieldClass) {
            case TYPE -> {
                parts.named.set(ClaimName.TYPE, Shapes.codes(ReferralType.values()));
                parts.named.set(
                        ClaimName.PURPOSES, Shapes.of(component("purposes")).put("minItems", 1));
                parts.named.set(ClaimName.URGENCY, Shapes.codes(Urgency.values()));
            }
            case MARKING -> markings(parts);
            case REFERENCE -> {
                parts.named.set(
                        ClaimName.REFERENCE,
                        ofType("string").put("pattern", "^[A-Z]{2}(-[A-Z0-9]{1,16}){1,3}-[0-9A-HJKMNP-TV-Z]{6}$"));
                parts.numbered(
                        "external-reference",
                        "external-reference\\.[1-9][0-9]{0,2}",
                        Shapes.object(ExternalReference.class));
            }
            case SOURCE -> {
                parts.named.set(ClaimName.EVALUATION, Shapes.of(component("evaluation")));
                parts.named.set(ClaimName.AUTHORISATION, Shapes.object(Authorisation.class));
            }
            default -> {
                // Such claims are always of an item.
            }
        }
        return parts;
    }

    private static void markings(Parts parts) {
        parts.named.set(ClaimName.TLP, Shapes.codes(Tlp.values()));
        parts.named.set(ClaimName.CLASSIFICATION, Shapes.codes(Classification.values()));
        for (HandlingCode code : HandlingCode.values())
            parts.named.set(ClaimName.HANDLING + code.code(), code == HandlingCode.H3 ? prose() : yes());
        for (ControlMarking code : ControlMarking.values()) parts.named.set(ClaimName.CONTROL + code.code(), yes());
        for (UseRestriction rule : UseRestriction.values())
            parts.named.set(ClaimName.USE_RESTRICTION + rule.code(), yes());
        parts.numbered("rel-to", ClaimName.REL_TO.replace(".", "\\.") + "[A-Z]{2}", yes());
    }

    private static ObjectNode yes() {
        return JSON.objectNode().put("const", true);
    }

    private static ObjectNode prose() {
        return Shapes.of(Narrative.class.getRecordComponents()[2]);
    }

    private static RecordComponent component(String name) {
        return Arrays.stream(Content.class.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findAny()
                .orElseThrow();
    }

    private void relation() {
        ObjectNode relation = Shapes.object(Relation.class);
        ((ObjectNode) relation.get("properties")).remove("id");
        Parts parts = Parts.none();
        parts.numbered("relation", "relation\\." + Shapes.UUID, relation);
        parts.into(file(
                "claim-relation-1.json",
                "Relations",
                "The relations in a record's processed payload. A relation has no class of its own: it is disclosed when"
                        + " something of both its ends is. Made from the code."));
    }

    /** Named in every record statement, so that whoever verifies one knows what may stand in it. */
    private void record() {
        List<String> claimFiles = files.keySet().stream()
                .filter(name -> name.startsWith("claim-"))
                .toList();
        ObjectNode schema = file(
                RecordStatement.SCHEMA.substring(BASE.length()),
                "Processed payload of a record statement",
                "What a recipient's verifier makes of a record statement (RFC 9901): five claims always, and of the others"
                        + " those that were disclosed. Made from the code.");
        schema.put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("iss").add("sub").add("jti").add("iat").add("schema");
        ObjectNode properties = schema.putObject("properties");
        String anyUuid = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";
        properties.putObject("iss").put("type", "string").put("pattern", "^[a-z]{2}(-[a-z0-9]{1,16}){1,3}$");
        properties.putObject("sub").put("type", "string").put("pattern", anyUuid);
        properties.putObject("jti").put("type", "string").put("pattern", anyUuid);
        properties.putObject("iat").put("type", "integer").put("minimum", 0);
        properties.putObject("schema").put("const", RecordStatement.SCHEMA);
        ObjectNode patterns = schema.putObject("patternProperties");
        for (String name : claimFiles) {
            ObjectNode claims = files.get(name);
            claims.path("properties")
                    .fieldNames()
                    .forEachRemaining(claim -> properties.putObject(claim).put("$ref", name + "#/properties/" + claim));
            claims.path("patternProperties").properties().forEach(numbered -> patterns.putObject(numbered.getKey())
                    .put("$ref", name + numbered.getValue().path("$ref").textValue()));
        }
    }
}
