package io.entente.kernel.caller;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;

import java.util.Optional;

/** What a checked token tells about its bearer. */
record Known(
        String name,
        AgencyId agency,
        Jurisdiction jurisdiction,
        Optional<String> unit,
        Optional<String> client,
        String pseudonym) {
    static final String ATTRIBUTE = "entente.caller";

    @Override
    public String toString() {
        return "Known[" + agency.value() + "]";
    }
}
