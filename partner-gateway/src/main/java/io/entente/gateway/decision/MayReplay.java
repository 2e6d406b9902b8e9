package io.entente.gateway.decision;

import io.quarkus.security.PermissionChecker;
import io.quarkus.security.identity.SecurityIdentity;

import jakarta.inject.Singleton;

/** Who may have decisions made again: auditors, of what concerns their side. */
@Singleton
class MayReplay {
    public static final String DECISIONS = "replay-decisions";

    @PermissionChecker(DECISIONS)
    boolean decisions(SecurityIdentity caller) {
        return caller.hasRole("auditor");
    }
}
