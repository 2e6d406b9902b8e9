package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.ImoNumber;
import io.entente.kernel.vocabulary.Locode;
import io.entente.kernel.vocabulary.TransportMode;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static io.entente.kernel.vocabulary.Basis.FACT;
import static io.entente.kernel.vocabulary.FieldClass.IDENTITY;
import static io.entente.kernel.vocabulary.FieldClass.LOGISTICS;

/**
 * A voyage of goods between two places, of which at least one is known; dates are those of the places.
 *
 * @param plate of the lorry or car; of class {@code identity}, because it leads to its keeper
 */
@AtLeastOne({"from", "to"})
public record Movement(
        ItemId id,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "sea") @Nullable
        TransportMode mode,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "ECGYE") @Nullable
        Locode from,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "[\"PABLB\"]")
        List<Locode> via,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "BEANR") @Nullable
        Locode to,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "MV EXERCISE STAR") @Nullable @Telling
        Line vessel,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "9074729") @Nullable @Telling
        ImoNumber imo,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "EX044N") @Nullable @Telling
        Line voyage,

        @Classed(
                value = IDENTITY,
                personal = true,
                basis = FACT,
                example = "{\"number\":\"1-EXR-123\",\"country\":\"BE\"}")
        @Nullable
        Plate plate,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "2026-10-28") @Nullable
        LocalDate departed,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "2026-11-14") @Nullable
        LocalDate arrival)
        implements Item {

    public Movement {
        via = List.copyOf(via);
    }

    static Movement read(ItemId id, Reading in) {
        return new Movement(
                id,
                in.optionalText("mode", TransportMode::of),
                in.optionalText("from", Locode::new),
                in.codes("via", Locode::new),
                in.optionalText("to", Locode::new),
                in.optionalText("vessel", Line::new),
                in.optionalText("imo", ImoNumber::new),
                in.optionalText("voyage", Line::new),
                in.optionalObject("plate", Plate::read),
                in.optionalDate("departed"),
                in.optionalDate("arrival"));
    }

    @Override
    public ItemKind kind() {
        return ItemKind.MOVEMENT;
    }

    @Override
    public Map<String, Doubt> doubts() {
        Map<String, Doubt> doubts = new TreeMap<>();
        if (from != null && !from.known()) doubts.put("from", Doubt.UNLISTED_PLACE);
        for (int i = 0; i < via.size(); i++)
            if (!via.get(i).known()) doubts.put("via[" + i + "]", Doubt.UNLISTED_PLACE);
        if (to != null && !to.known()) doubts.put("to", Doubt.UNLISTED_PLACE);
        if (imo != null && !imo.checkDigitHolds()) doubts.put("imo", Doubt.CHECK_DIGIT);
        return doubts;
    }
}
