package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.Locode;
import io.entente.kernel.vocabulary.SeizedGoods;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;

import static io.entente.kernel.vocabulary.Basis.FACT;
import static io.entente.kernel.vocabulary.FieldClass.SEIZURE;

/**
 * Something was seized: where, when (date of the place), how much, and how it was hidden.
 *
 * @param location within the place: a terminal, a street
 * @param grams mass, always in grams, so that it adds up
 * @param count what is not weighed, in a unit of its own
 */
public record Seizure(
        ItemId id,

        @Classed(value = SEIZURE, personal = false, basis = FACT, example = "BEANR") @Nullable
        Locode place,

        @Classed(value = SEIZURE, personal = false, basis = FACT, example = "Exercise terminal, quay 869") @Nullable
        Line location,

        @Classed(value = SEIZURE, personal = false, basis = FACT, example = "2026-11-15")
        LocalDate date,

        @Classed(value = SEIZURE, personal = false, basis = FACT, example = "drugs") @Nullable
        SeizedGoods goods,

        @Classed(value = SEIZURE, personal = false, basis = FACT, example = "1250000") @Nullable
        Quantity grams,

        @Classed(value = SEIZURE, personal = false, basis = FACT, example = "{\"amount\":1040,\"unit\":\"package\"}")
        @Nullable
        Count count,

        @Classed(value = SEIZURE, personal = false, basis = FACT, example = "{\"amount\":12500.5,\"currency\":\"EUR\"}")
        @Nullable
        Cash cash,

        @Classed(value = SEIZURE, personal = false, basis = FACT, example = "behind the rear panel") @Nullable
        Prose concealment)
        implements Item {

    static Seizure read(ItemId id, Reading in) {
        return new Seizure(
                id,
                in.optionalText("place", Locode::new),
                in.optionalText("location", Line::new),
                in.date("date"),
                in.optionalText("goods", SeizedGoods::of),
                in.optionalNumber("grams", Quantity::new),
                in.optionalObject("count", Count::read),
                in.optionalObject("cash", Cash::read),
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
