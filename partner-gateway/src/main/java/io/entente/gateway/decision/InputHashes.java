package io.entente.gateway.decision;

import io.entente.kernel.document.Part;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was put on record of a decision's inputs ({@link Inputs#json()}), read back.
 *
 * @param labels empty when there was no such record
 * @param recalled whether the version was under a tombstone, which its labels do not say
 * @param silent whether nothing was heard of the version's sender for too long
 * @param reviewBy the last day on which the record might be shown without a review
 * @param issuer whose tokens spoke for the asker's jurisdiction
 */
record InputHashes(
        Optional<String> labels,
        boolean recalled,
        boolean silent,
        Optional<LocalDate> reviewBy,
        List<String> agreements,
        List<String> consents,
        String issuer) {

    static InputHashes read(String json) {
        Part part = Part.whole(json.getBytes(StandardCharsets.UTF_8));
        return new InputHashes(
                part.given("labels").map(Part::text),
                part.at("recalled").flag(),
                part.given("silent").map(Part::flag).orElse(false),
                part.given("reviewBy").map(Part::text).map(LocalDate::parse),
                texts(part.at("agreements")),
                texts(part.at("consents")),
                part.at("issuer").text());
    }

    private static List<String> texts(Part part) {
        return part.entries().stream().map(Part::text).toList();
    }
}
