package io.entente.cases.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entente.cases.item.Content;
import io.entente.cases.item.ContentDocument;
import io.entente.cases.item.ExternalReference;
import io.entente.cases.item.Item;
import io.entente.cases.item.Markings;
import io.entente.cases.item.Relation;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Reference;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Content as the claims of a record statement, each of which is disclosed or withheld by itself: every marking, every
 * (item, field class) pair, every relation. Recipients are no claim: they never see one another.
 */
public final class Claims {
    private final List<Claim> claims = new ArrayList<>();

    private Claims() {}

    public static List<Claim> of(Content content, Reference reference) {
        Claims making = new Claims();
        making.add(ClaimName.TYPE, ContentDocument.tree(content.type()));
        making.add(ClaimName.PURPOSES, ContentDocument.tree(content.purposes()));
        making.addIfThere(ClaimName.URGENCY, content.urgency());
        making.add(ClaimName.REFERENCE, ContentDocument.tree(reference));
        making.markings(content.markings());
        content.useRestrictions().forEach(rule -> making.set(ClaimName.USE_RESTRICTION + rule.code()));
        making.addIfThere(ClaimName.EVALUATION, content.evaluation());
        making.externalReferences(content.externalReferences());
        making.addIfThere(ClaimName.AUTHORISATION, content.authorisation());
        content.items().forEach(making::item);
        content.relations().forEach(making::relation);
        return List.copyOf(making.claims);
    }

    private void markings(Markings markings) {
        add(ClaimName.TLP, ContentDocument.tree(markings.tlp()));
        add(ClaimName.CLASSIFICATION, ContentDocument.tree(markings.classification()));
        for (HandlingCode code : markings.handling())
            add(ClaimName.HANDLING + code.code(), code == HandlingCode.H3 ? h3(markings) : BooleanNode.TRUE);
        markings.controls().forEach(control -> set(ClaimName.CONTROL + control.code()));
        markings.relTo().forEach(jurisdiction -> set(ClaimName.REL_TO + jurisdiction.value()));
    }

    private static JsonNode h3(Markings markings) {
        var text = markings.handlingText();
        if (text == null) throw new IllegalStateException("H3 always has its text");
        return TextNode.valueOf(text.value());
    }

    private void externalReferences(List<ExternalReference> references) {
        for (int i = 0; i < references.size(); i++)
            add(ClaimName.externalReference(i + 1), ContentDocument.tree(references.get(i)));
    }

    private void addIfThere(String name, @Nullable Object value) {
        if (value != null) add(name, ContentDocument.tree(value));
    }

    private void item(Item item) {
        item.byClass()
                .forEach((fieldClass, fields) -> add(ClaimName.item(item.id().value(), fieldClass), fields));
    }

    private void relation(Relation relation) {
        add(
                ClaimName.relation(relation.id().value()),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("from", relation.from().toString())
                        .put("to", relation.to().toString())
                        .put("kind", relation.kind().value()));
    }

    private void set(String name) {
        add(name, BooleanNode.TRUE);
    }

    private void add(String name, JsonNode value) {
        claims.add(new Claim(name, value));
    }
}
