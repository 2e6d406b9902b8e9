package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.Locode;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;

import static io.entente.kernel.vocabulary.FieldClass.SEIZURE;

/** Something was seized: where, when (date of the place), how much in grams, and how it was hidden. */
public record Seizure(
        ItemId id,
        @Classed(SEIZURE) @Nullable Locode place,
        @Classed(SEIZURE) LocalDate date,
        @Classed(SEIZURE) @Nullable Quantity grams,
        @Classed(SEIZURE) @Nullable Prose concealment)
        implements Item {

    static Seizure read(ItemId id, Reading in) {
        return new Seizure(
                id,
                in.optionalText("place", Locode::new),
                in.date("date"),
                in.optionalNumber("grams", Quantity::new),
                in.optionalText("concealment", Prose::new));
    }

    @Override
    public ItemKind kind() {
        return ItemKind.SEIZURE;
    }

    @Override
    public Map<String, Doubt> doubts() {
        return place == null || place.known() ? Map.of() : Map.of("place", Doubt.UNLISTED_PLACE);
    }
}
