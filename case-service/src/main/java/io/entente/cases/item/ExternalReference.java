package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.ReferenceScheme;

/** What the case is called elsewhere. */
public record ExternalReference(ReferenceScheme scheme, Line value) {
    static final int MOST = 50;

    static ExternalReference read(Reading in) {
        return new ExternalReference(in.text("scheme", ReferenceScheme::of), in.text("value", Line::new));
    }
}
