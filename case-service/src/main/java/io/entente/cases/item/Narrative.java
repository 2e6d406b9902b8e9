package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.Basis;
import org.jspecify.annotations.Nullable;

import static io.entente.kernel.vocabulary.Basis.ASSESSMENT;
import static io.entente.kernel.vocabulary.Basis.FACT;
import static io.entente.kernel.vocabulary.FieldClass.NARRATIVE;

/**
 * What happened, in the officer's own words.
 *
 * @param basis whether the text states facts or an assessment; what does not say so is taken for an assessment
 */
public record Narrative(
        ItemId id,

        @Classed(value = NARRATIVE, personal = false, basis = FACT, example = "fact") @Nullable
        Basis basis,

        @Classed(
                value = NARRATIVE,
                personal = true,
                basis = ASSESSMENT,
                example = "EXERCISE. The scanner operator saw it.")
        Prose text)
        implements Item {

    static Narrative read(ItemId id, Reading in) {
        return new Narrative(id, in.optionalText("basis", Basis::of), in.text("text", Prose::new));
    }

    @Override
    public ItemKind kind() {
        return ItemKind.NARRATIVE;
    }
}
