package io.entente.cases.item;

import io.entente.cases.form.Reading;

import static io.entente.kernel.vocabulary.FieldClass.NARRATIVE;

/** What happened, in the officer's own words. */
public record Narrative(ItemId id, @Classed(NARRATIVE) Prose text) implements Item {

    static Narrative read(ItemId id, Reading in) {
        return new Narrative(id, in.text("text", Prose::new));
    }

    @Override
    public ItemKind kind() {
        return ItemKind.NARRATIVE;
    }
}
