package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.CasNumber;
import io.entente.kernel.vocabulary.InchiKey;
import org.jspecify.annotations.Nullable;

import java.util.Map;

import static io.entente.kernel.vocabulary.Basis.ASSESSMENT;
import static io.entente.kernel.vocabulary.Basis.FACT;
import static io.entente.kernel.vocabulary.FieldClass.SUBSTANCE;

/**
 * A substance, by number, name or structure, with its purity in percent of mass.
 *
 * @param healthRisk what is feared of it, as whoever warns judges it
 */
@AtLeastOne({"cas", "name", "iupacName", "inchiKey"})
public record Substance(
        ItemId id,

        @Classed(value = SUBSTANCE, personal = false, basis = FACT, example = "53-21-4") @Nullable
        CasNumber cas,

        @Classed(value = SUBSTANCE, personal = false, basis = FACT, example = "cocaine hydrochloride") @Nullable
        Line name,

        @Classed(
                value = SUBSTANCE,
                personal = false,
                basis = FACT,
                example = "methyl (1R,2R,3S,5S)-3-(benzoyloxy)-8-methyl-8-azabicyclo[3.2.1]octane-2-carboxylate")
        @Nullable
        Line iupacName,

        @Classed(value = SUBSTANCE, personal = false, basis = FACT, example = "ZPUCINDJVBIVPJ-LJISPDSOSA-N") @Nullable
        InchiKey inchiKey,

        @Classed(value = SUBSTANCE, personal = false, basis = FACT, example = "white powder, pressed") @Nullable
        Line appearance,

        @Classed(value = SUBSTANCE, personal = false, basis = FACT, example = "82.5") @Nullable
        Percent purityPercent,

        @Classed(
                value = SUBSTANCE,
                personal = false,
                basis = ASSESSMENT,
                example = "Deadly with other depressants; more than one dose of naloxone may be needed.")
        @Nullable
        Prose healthRisk)
        implements Item {

    static Substance read(ItemId id, Reading in) {
        return new Substance(
                id,
                in.optionalText("cas", CasNumber::new),
                in.optionalText("name", Line::new),
                in.optionalText("iupacName", Line::new),
                in.optionalText("inchiKey", InchiKey::new),
                in.optionalText("appearance", Line::new),
                in.optionalNumber("purityPercent", Percent::of),
                in.optionalText("healthRisk", Prose::new));
    }

    @Override
    public ItemKind kind() {
        return ItemKind.SUBSTANCE;
    }

    @Override
    public Map<String, Doubt> doubts() {
        return cas == null || cas.checkDigitHolds() ? Map.of() : Map.of("cas", Doubt.CHECK_DIGIT);
    }
}
