package io.entente.cases.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.form.MalformedForm;
import io.entente.cases.form.Reading;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.AgreementId;
import io.entente.kernel.vocabulary.Evaluation;
import io.entente.kernel.vocabulary.EvaluationScheme;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Origin;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Urgency;
import io.entente.kernel.vocabulary.UseRestriction;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/** The JSON form of {@link Content}, in which officers file it and in which it is stored. */
public final class ContentDocument {
    static final int MOST_ITEMS = 200;
    static final int MOST_RELATIONS = 400;
    static final int MOST_RECIPIENTS = 100;

    private ContentDocument() {}

    /**
     * @param utf8 as an officer filed it
     * @throws io.entente.kernel.json.MalformedJson if it is not strict JSON
     * @throws MalformedForm naming the place of every faulty item
     */
    public static Content read(byte[] utf8) {
        return read(StrictJson.read(utf8));
    }

    /**
     * Items and relations without an id are given one.
     *
     * @throws MalformedForm naming the place of every faulty item
     */
    public static Content read(JsonNode document) {
        return Reading.document(document, ContentDocument::content);
    }

    /** What has no value is left out; lists and what has a default are always there. */
    public static ObjectNode write(Content content) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("type", tree(content.type()));
        document.set("purposes", tree(content.purposes()));
        setIfThere(document, "urgency", content.urgency());
        document.set("markings", markings(content.markings()));
        document.set("useRestrictions", tree(content.useRestrictions()));
        setIfThere(document, "evaluation", content.evaluation());
        document.set("externalReferences", tree(content.externalReferences()));
        document.set("origin", tree(content.origin()));
        setIfThere(document, "authorisation", content.authorisation());
        document.put("secondOfficer", content.secondOfficer());
        setIfThere(document, "reviewBy", content.reviewBy());
        document.set("recipients", tree(content.recipients()));
        document.putArray("items")
                .addAll(content.items().stream()
                        .map(item -> item.kind().form().whole(item))
                        .toList());
        document.set("relations", tree(content.relations()));
        return document;
    }

    /** One value of content in its JSON form, in which it is stored, claimed and signed. */
    public static JsonNode tree(Object value) {
        return JsonForm.of(value);
    }

    /** Whoever reads markings finds each of them there, said or not. */
    private static JsonNode markings(Markings markings) {
        return StrictJson.mapper().valueToTree(markings);
    }

    private static void setIfThere(ObjectNode document, String name, @Nullable Object value) {
        if (value != null) document.set(name, tree(value));
    }

    private static Content content(Reading in) {
        Origin origin = in.optionalText("origin", Origin::of);
        Content content = new Content(
                in.text("type", ReferralType::of),
                in.codes("purposes", Purpose::of),
                in.optionalText("urgency", Urgency::of),
                in.object("markings", Markings::read),
                in.codes("useRestrictions", UseRestriction::of),
                in.optionalObject("evaluation", ContentDocument::evaluation),
                in.objects("externalReferences", ExternalReference.MOST, ExternalReference::read),
                origin == null ? Origin.POLICE : origin,
                in.optionalObject("authorisation", Authorisation::read),
                in.flag("secondOfficer"),
                in.optionalDate("reviewBy"),
                in.objects("recipients", MOST_RECIPIENTS, ContentDocument::recipient),
                in.objects("items", MOST_ITEMS, ContentDocument::item),
                in.objects("relations", MOST_RELATIONS, ContentDocument::relation));
        Coherence.require(in, content);
        return content;
    }

    private static Evaluation evaluation(Reading in) {
        EvaluationScheme scheme = in.text("scheme", EvaluationScheme::of);
        return new Evaluation(
                scheme,
                in.text("source", code -> one(scheme.sources().keySet(), code)),
                in.text("information", code -> one(scheme.information().keySet(), code)));
    }

    private static String one(Set<String> codes, String code) {
        if (!codes.contains(code)) throw new MalformedValue("evaluation", code, "one of " + String.join(", ", codes));
        return code;
    }

    private static Recipient recipient(Reading in) {
        return new Recipient(
                in.text("agency", AgencyId::new),
                in.text("mode", Mode::of),
                in.optionalText("circle", AgreementId::new));
    }

    private static Item item(Reading in) {
        ItemId id = idOrNew(in);
        return in.text("kind", ItemKind::of).read(id, in);
    }

    private static Relation relation(Reading in) {
        return new Relation(
                idOrNew(in),
                in.text("from", ItemId::of),
                in.text("to", ItemId::of),
                in.text("kind", RelationKind::new));
    }

    private static ItemId idOrNew(Reading in) {
        ItemId given = in.optionalText("id", ItemId::of);
        return given == null ? ItemId.random() : given;
    }
}
