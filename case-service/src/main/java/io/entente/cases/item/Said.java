package io.entente.cases.item;

import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.FieldClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A text that content says somewhere.
 *
 * @param claim the name of the claim with which it is disclosed or withheld
 * @param path its place in the content: {@code $.items[2].documents[0].number}
 */
public record Said(String claim, String path, String text) {
    private static final Set<FieldClass> IN_WORDS = Set.of(FieldClass.NARRATIVE, FieldClass.ATTACHMENT);

    static List<Said> telling(Content content) {
        List<Said> telling = new ArrayList<>();
        List<ExternalReference> references = content.externalReferences();
        for (int i = 0; i < references.size(); i++)
            telling.add(new Said(
                    ClaimName.externalReference(i + 1),
                    "$.externalReferences[" + i + "].value",
                    references.get(i).value().value()));
        Authorisation authorisation = content.authorisation();
        if (authorisation != null) {
            telling.add(ofAuthorisation("magistrate", authorisation.magistrate()));
            telling.add(ofAuthorisation("reference", authorisation.reference()));
        }
        for (int i = 0; i < content.items().size(); i++) {
            Item item = content.items().get(i);
            telling.addAll(item.kind().form().telling("$.items[" + i + "]", item));
        }
        return telling;
    }

    private static Said ofAuthorisation(String field, Line value) {
        return new Said(ClaimName.AUTHORISATION, "$.authorisation." + field, value.value());
    }

    static List<Said> words(Content content) {
        List<Said> words = new ArrayList<>();
        for (int i = 0; i < content.items().size(); i++) {
            Item item = content.items().get(i);
            words.addAll(item.kind().form().texts("$.items[" + i + "]", item, IN_WORDS));
        }
        return words;
    }

    /** Never the text: it may be personal. */
    @Override
    public String toString() {
        return "Said[" + path + "]";
    }
}
