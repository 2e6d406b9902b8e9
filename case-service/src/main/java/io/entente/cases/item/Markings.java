package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Tlp;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How the content is to be treated: one colour, one classification, and codes that may stand together.
 *
 * @param handlingText the restriction that H3 announces; there exactly when H3 is
 * @param relTo jurisdictions it may be released to; empty when the owner said nothing about it
 */
public record Markings(
        Tlp tlp,
        Classification classification,
        List<HandlingCode> handling,
        @Nullable Prose handlingText,
        List<ControlMarking> controls,
        List<Jurisdiction> relTo) {

    public Markings {
        handling = List.copyOf(handling);
        controls = List.copyOf(controls);
        relTo = List.copyOf(relTo);
    }

    static Markings read(Reading in) {
        Classification classification = in.optionalText("classification", Classification::of);
        Markings markings = new Markings(
                in.text("tlp", Tlp::of),
                classification == null ? Classification.UNCLASSIFIED : classification,
                in.codes("handling", HandlingCode::of),
                in.optionalText("handlingText", Prose::new),
                in.codes("controls", ControlMarking::of),
                in.codes("relTo", Jurisdiction::new));
        boolean announced = markings.handling.contains(HandlingCode.H3);
        if (announced != (markings.handlingText != null))
            throw in.at("handlingText").fault("is needed with handling code H3, and only then");
        return markings;
    }
}
