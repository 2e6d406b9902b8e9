package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.Country;
import io.entente.kernel.vocabulary.DocumentKind;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** A document that tells who somebody is, or says so. */
public record IdentityDocument(
        DocumentKind kind,
        @Telling Line number,
        @Nullable Country country,
        @Nullable LocalDate expires) {

    static IdentityDocument read(Reading in) {
        return new IdentityDocument(
                in.text("kind", DocumentKind::of),
                in.text("number", Line::new),
                in.optionalText("country", Country::new),
                in.optionalDate("expires"));
    }
}
