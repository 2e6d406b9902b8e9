package io.entente.gateway.decision;

import io.quarkus.security.PermissionChecker;
import io.quarkus.security.identity.SecurityIdentity;

import jakarta.inject.Singleton;

/**
 * Who may ask for records and answer them: a partner's analysts and its systems. What they get is the policy's to say,
 * record by record.
 */
@Singleton
public class MayAsk {
    public static final String RECORDS = "ask-for-records";

    @PermissionChecker(RECORDS)
    boolean records(SecurityIdentity caller) {
        return caller.hasRole("partner-analyst") || caller.hasRole("partner-system");
    }
}
