package io.entente.kernel.trail;

import io.entente.kernel.caller.Proven;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import org.jspecify.annotations.Nullable;

/** Whose refused calls are counted together: an agency's, an issuer's, nobody's. As many as the register has, and one. */
record Side(@Nullable Jurisdiction jurisdiction, @Nullable AgencyId agency) {
    static Side of(Proven by) {
        return new Side(by.jurisdiction(), by.agency());
    }

    Proven proven() {
        return new Proven(jurisdiction, agency, null, null, null, null);
    }
}
