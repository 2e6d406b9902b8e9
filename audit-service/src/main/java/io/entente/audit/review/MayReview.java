package io.entente.audit.review;

import io.quarkus.security.PermissionChecker;
import io.quarkus.security.identity.SecurityIdentity;

import jakarta.inject.Singleton;

/** Who may review: auditors, each their own side, which the database sees to. */
@Singleton
class MayReview {
    static final String EVENTS = "review-events";

    @PermissionChecker(EVENTS)
    boolean events(SecurityIdentity caller) {
        return caller.hasRole("auditor");
    }
}
