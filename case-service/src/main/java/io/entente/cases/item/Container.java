package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.ContainerNumber;
import org.jspecify.annotations.Nullable;

import java.util.Map;

import static io.entente.kernel.vocabulary.FieldClass.LOGISTICS;

/** A freight container. A number whose check digit fails is kept with a warning: painted numbers are evidence. */
public record Container(
        ItemId id,
        @Classed(LOGISTICS) ContainerNumber number,
        @Classed(LOGISTICS) @Nullable Line seal,
        @Classed(LOGISTICS) @Nullable Line declaredGoods)
        implements Item {

    static Container read(ItemId id, Reading in) {
        return new Container(
                id,
                in.text("number", ContainerNumber::new),
                in.optionalText("seal", Line::new),
                in.optionalText("declaredGoods", Line::new));
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
