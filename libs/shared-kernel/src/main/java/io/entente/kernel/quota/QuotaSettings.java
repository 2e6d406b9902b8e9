package io.entente.kernel.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Map;

/** Quotas of this process; the defaults and their reasons stand in {@code microprofile-config.properties}. */
@ConfigMapping(prefix = "entente.quota")
interface QuotaSettings {
    /** Each partner system, and each person. */
    Calls client();

    /** All people and systems of an agency together. */
    Calls agency();

    /** Calls of one agency that are worked on at the same time. */
    int agencyAtOnce();

    /** Calls of one agency that wait for their turn beyond those that are worked on. */
    int agencyWaiting();

    /** All calls together that show no valid token. */
    Calls unauthenticated();

    /** Tokens that are being checked at the same time. */
    int authenticatingAtOnce();

    /** How many clients are counted at the same time. */
    int clientsKept();

    /** By the beginning of a path, how many calls one call there counts for; elsewhere one. */
    Map<String, Integer> costs();

    interface Calls {
        int calls();

        @WithDefault("10s")
        Duration window();
    }
}
