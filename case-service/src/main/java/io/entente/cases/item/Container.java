package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.ContainerNumber;
import io.entente.kernel.vocabulary.ContainerType;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

import static io.entente.kernel.vocabulary.Basis.FACT;
import static io.entente.kernel.vocabulary.FieldClass.LOGISTICS;

/**
 * A freight container. A number whose check digit fails is kept with a warning: painted numbers are evidence.
 *
 * @param seal as found on the door
 * @param otherSeals further ones found, a carrier's or a customs office's
 * @param declaredSeal as the papers say; a copied seal shows where the two differ
 */
public record Container(
        ItemId id,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "CSQU3054383") @Telling
        ContainerNumber number,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "45R1") @Nullable
        ContainerType sizeType,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "EC123456") @Nullable @Telling
        Line seal,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "[\"SGS-0099\"]") @Telling
        List<Line> otherSeals,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "EC123458") @Nullable @Telling
        Line declaredSeal,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "bananas, 1080 boxes") @Nullable
        Line declaredGoods,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "27450.5") @Nullable
        Quantity grossKilograms,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "EXER0012345") @Nullable @Telling
        Line billOfLading,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "Exercise terminal, quay 869") @Nullable
        Line terminal)
        implements Item {

    public Container {
        otherSeals = List.copyOf(otherSeals);
    }

    static Container read(ItemId id, Reading in) {
        return new Container(
                id,
                in.text("number", ContainerNumber::new),
                in.optionalText("sizeType", ContainerType::new),
                in.optionalText("seal", Line::new),
                in.codes("otherSeals", Line::new),
                in.optionalText("declaredSeal", Line::new),
                in.optionalText("declaredGoods", Line::new),
                in.optionalNumber("grossKilograms", Quantity::new),
                in.optionalText("billOfLading", Line::new),
                in.optionalText("terminal", Line::new));
    }

    @Override
    public ItemKind kind() {
        return ItemKind.CONTAINER;
    }

    @Override
    public Map<String, Doubt> doubts() {
        return number.checkDigitHolds() ? Map.of() : Map.of("number", Doubt.CHECK_DIGIT);
    }
}
