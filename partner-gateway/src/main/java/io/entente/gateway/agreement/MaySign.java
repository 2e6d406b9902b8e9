package io.entente.gateway.agreement;

import io.quarkus.security.PermissionChecker;
import io.quarkus.security.identity.SecurityIdentity;

import jakarta.inject.Singleton;

/** Who may work on agreements: people with the office of signatory, never a system. For whom they speak, their issuer says. */
@Singleton
class MaySign {
    public static final String AGREEMENTS = "sign-agreements";

    @PermissionChecker(AGREEMENTS)
    boolean agreements(SecurityIdentity caller) {
        return caller.hasRole("agreement-signatory") && !caller.hasRole("partner-system");
    }
}
