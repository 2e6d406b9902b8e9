package io.entente.cases.item;

import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.HandlingCode;

import java.util.ArrayList;
import java.util.List;

/**
 * A text that content says somewhere.
 *
 * @param claim the name of the claim with which it is disclosed or withheld
 * @param path its place in the content: {@code $.items[2].documents[0].number}
 */
public record Said(String claim, String path, String text) {
    static List<Said> telling(Content content) {
        List<Said> telling = referring(content);
        for (int i = 0; i < content.items().size(); i++) {
            Item item = content.items().get(i);
            telling.addAll(item.kind().form().telling("$.items[" + i + "]", item));
        }
        return telling;
    }

    static List<Said> words(Content content) {
        List<Said> words = referring(content);
        Prose handling = content.markings().handlingText();
        if (handling != null)
            words.add(
                    new Said(ClaimName.HANDLING + HandlingCode.H3.code(), "$.markings.handlingText", handling.value()));
        for (int i = 0; i < content.items().size(); i++) {
            Item item = content.items().get(i);
            words.addAll(item.kind().form().words("$.items[" + i + "]", item));
        }
        List<Relation> relations = content.relations();
        for (int i = 0; i < relations.size(); i++) {
            Relation relation = relations.get(i);
            words.add(new Said(
                    ClaimName.relation(relation.id().value()),
                    "$.relations[" + i + "].kind",
                    relation.kind().value()));
        }
        return words;
    }

    /** What names the case, or whoever let it be told: identifiers, in which anything might be written as well. */
    private static List<Said> referring(Content content) {
        List<Said> referring = new ArrayList<>();
        List<ExternalReference> references = content.externalReferences();
        for (int i = 0; i < references.size(); i++)
            referring.add(new Said(
                    ClaimName.externalReference(i + 1),
                    "$.externalReferences[" + i + "].value",
                    references.get(i).value().value()));
        Authorisation authorisation = content.authorisation();
        if (authorisation != null) {
            referring.add(ofAuthorisation("magistrate", authorisation.magistrate()));
            referring.add(ofAuthorisation("reference", authorisation.reference()));
        }
        return referring;
    }

    private static Said ofAuthorisation(String field, Line value) {
        return new Said(ClaimName.AUTHORISATION, "$.authorisation." + field, value.value());
    }

    /** Never the text: it may be personal. */
    @Override
    public String toString() {
        return "Said[" + path + "]";
    }
}
