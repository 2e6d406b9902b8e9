package io.entente.cases.item;

import io.entente.cases.form.Reading;

import static io.entente.kernel.vocabulary.FieldClass.INCIDENT;

/** A published figure, never a seizure of one's own: what was measured, where, over which period, and who says so. */
public record Figure(
        ItemId id,
        @Classed(INCIDENT) Line measure,
        @Classed(INCIDENT) Line place,
        @Classed(INCIDENT) Line period,
        @Classed(INCIDENT) Quantity value,
        @Classed(INCIDENT) Line unit,
        @Classed(INCIDENT) Line publisher,
        @Classed(INCIDENT) AsOf asOf)
        implements Item {

    static Figure read(ItemId id, Reading in) {
        return new Figure(
                id,
                in.text("measure", Line::new),
                in.text("place", Line::new),
                in.text("period", Line::new),
                in.number("value", Quantity::new),
                in.text("unit", Line::new),
                in.text("publisher", Line::new),
                in.text("asOf", AsOf::new));
    }

    @Override
    public ItemKind kind() {
        return ItemKind.FIGURE;
    }
}
