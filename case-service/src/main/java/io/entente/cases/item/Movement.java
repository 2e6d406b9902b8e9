package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.ImoNumber;
import io.entente.kernel.vocabulary.Locode;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import static io.entente.kernel.vocabulary.FieldClass.LOGISTICS;

/** A voyage of goods between two places, of which at least one is known; dates are those of the places. */
public record Movement(
        ItemId id,
        @Classed(LOGISTICS) @Nullable Locode from,
        @Classed(LOGISTICS) @Nullable Locode to,
        @Classed(LOGISTICS) @Nullable Line vessel,
        @Classed(LOGISTICS) @Nullable ImoNumber imo,
        @Classed(LOGISTICS) @Nullable LocalDate departed,
        @Classed(LOGISTICS) @Nullable LocalDate arrival)
        implements Item {

    static Movement read(ItemId id, Reading in) {
        Movement movement = new Movement(
                id,
                in.optionalText("from", Locode::new),
                in.optionalText("to", Locode::new),
                in.optionalText("vessel", Line::new),
                in.optionalText("imo", ImoNumber::new),
                in.optionalDate("departed"),
                in.optionalDate("arrival"));
        if (movement.from == null && movement.to == null) throw in.fault("needs from or to");
        return movement;
    }

    @Override
    public ItemKind kind() {
        return ItemKind.MOVEMENT;
    }

    @Override
    public Map<String, Doubt> doubts() {
        Map<String, Doubt> doubts = new TreeMap<>();
        if (from != null && !from.known()) doubts.put("from", Doubt.UNLISTED_PLACE);
        if (to != null && !to.known()) doubts.put("to", Doubt.UNLISTED_PLACE);
        if (imo != null && !imo.checkDigitHolds()) doubts.put("imo", Doubt.CHECK_DIGIT);
        return doubts;
    }
}
