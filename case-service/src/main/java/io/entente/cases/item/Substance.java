package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.CasNumber;
import org.jspecify.annotations.Nullable;

import static io.entente.kernel.vocabulary.FieldClass.SUBSTANCE;

/** A substance, by CAS number or name or both, with its purity in percent of mass. */
public record Substance(
        ItemId id,
        @Classed(SUBSTANCE) @Nullable CasNumber cas,
        @Classed(SUBSTANCE) @Nullable Line name,
        @Classed(SUBSTANCE) @Nullable Quantity purityPercent)
        implements Item {
    private static final long WHOLE = 100;

    static Substance read(ItemId id, Reading in) {
        Substance substance = new Substance(
                id,
                in.optionalText("cas", CasNumber::new),
                in.optionalText("name", Line::new),
                in.optionalNumber("purityPercent", Quantity::new));
        if (substance.cas == null && substance.name == null) throw in.fault("needs cas or name");
        if (substance.purityPercent != null && substance.purityPercent.exceeds(WHOLE))
            throw in.at("purityPercent").fault("expected a number from 0 to 100");
        return substance;
    }

    @Override
    public ItemKind kind() {
        return ItemKind.SUBSTANCE;
    }
}
