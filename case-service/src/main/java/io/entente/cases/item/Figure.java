package io.entente.cases.item;

import io.entente.cases.form.Reading;

import static io.entente.kernel.vocabulary.Basis.FACT;
import static io.entente.kernel.vocabulary.FieldClass.INCIDENT;

/** A published figure, never a seizure of one's own: what was measured, where, over which period, and who says so. */
public record Figure(
        ItemId id,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "cocaine seized")
        Line measure,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "Belgium")
        Line place,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "2023")
        Line period,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "123")
        Quantity value,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "metric tons")
        Line unit,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "Exercise Agency")
        Line publisher,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "2025-06")
        AsOf asOf)
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
