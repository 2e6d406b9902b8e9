package io.entente.kernel.caller;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * What is proven of who calls: everything once every check has passed, the jurisdiction alone where the token is its
 * issuer's but says what that issuer cannot say, and otherwise nothing. Events say this and never what was only claimed.
 *
 * @param officer the person's account name; none for a system
 */
public record Proven(
        @Nullable Jurisdiction jurisdiction,
        @Nullable AgencyId agency,
        @Nullable String unit,
        @Nullable String officer,
        @Nullable String pseudonym,
        @Nullable String client) {
    public static final Proven NOTHING = new Proven(null, null, null, null, null, null);
    private static final String ATTRIBUTE = "entente.proven";

    /** @return what was proven before the request ended, however it ended */
    public static Proven of(RoutingContext request) {
        Proven proven = request.get(ATTRIBUTE);
        return proven == null ? NOTHING : proven;
    }

    static Proven issuer(Jurisdiction jurisdiction) {
        return new Proven(jurisdiction, null, null, null, null, null);
    }

    static Proven caller(Known known) {
        return new Proven(
                known.jurisdiction(),
                known.agency(),
                known.unit().orElse(null),
                known.client().isPresent() ? null : known.name(),
                known.pseudonym(),
                known.client().orElse(null));
    }

    void keep(@Nullable RoutingContext request) {
        if (request != null) request.put(ATTRIBUTE, this);
    }

    /** Never the person. */
    @Override
    public String toString() {
        return "Proven[" + jurisdiction + ", " + agency + "]";
    }
}
