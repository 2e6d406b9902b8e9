package io.entente.kernel.service;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a deployment is run, {@code entente.mode}; what is forgotten is the strictest. See design, Keys and trust, and
 * docs/decisions/2026-11-22-strict-unless-told.md.
 */
enum Mode {
    /** Everything on one machine, every key included: shows the mechanism, no independence. */
    DEMO,
    /** One operator; agencies bring issuer, signer, key management and witness. */
    HUB,
    /** Each jurisdiction runs its own stack. */
    SOVEREIGN;

    static final String SETTING = "entente.mode";

    static Mode of(Optional<String> told) {
        if (told.isEmpty()) return SOVEREIGN;
        return Arrays.stream(values())
                .filter(mode -> mode.code().equals(told.get()))
                .findFirst()
                .orElseThrow(() -> new RefusedStart(
                        List.of(SETTING + " is " + told.get() + ": set it to one of " + codes() + ".")));
    }

    boolean isProduction() {
        return this != DEMO;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String codes() {
        return Arrays.stream(values()).map(Mode::code).collect(Collectors.joining(", "));
    }
}
