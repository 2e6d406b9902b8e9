package io.entente.cases.officer;

import io.quarkus.security.PermissionChecker;
import io.quarkus.security.identity.SecurityIdentity;

import jakarta.enterprise.context.ApplicationScoped;

/** Who may call what. An endpoint that names none of these is denied to everyone. */
@ApplicationScoped
class Permissions {
    private static final String LIAISON_OFFICER = "liaison-officer";
    static final String RELEASE_SUPERVISOR = "release-supervisor";

    /** Read and list one's own agency's referrals. */
    @PermissionChecker("referral-read")
    boolean mayRead(SecurityIdentity who) {
        return who.hasRole(LIAISON_OFFICER) || who.hasRole(RELEASE_SUPERVISOR);
    }

    /** Draft, edit, delete, submit, amend, recall, close. */
    @PermissionChecker("referral-write")
    boolean mayWrite(SecurityIdentity who) {
        return who.hasRole(LIAISON_OFFICER);
    }

    /** Hand over, choose readers; in whose hands a referral is, is the referral's to know. */
    @PermissionChecker("referral-custody")
    boolean mayHandOver(SecurityIdentity who) {
        return who.hasRole(LIAISON_OFFICER) || who.hasRole(RELEASE_SUPERVISOR);
    }

    /** Review what is kept; in whose hands a referral is, is the referral's to know. */
    @PermissionChecker("referral-review")
    boolean mayReview(SecurityIdentity who) {
        return who.hasRole(LIAISON_OFFICER) || who.hasRole(RELEASE_SUPERVISOR);
    }

    /** Erase: for a supervisor, who may be asked why. */
    @PermissionChecker("referral-erase")
    boolean mayErase(SecurityIdentity who) {
        return who.hasRole(RELEASE_SUPERVISOR);
    }

    /** Release; what needs a second officer is the referral's to decide. */
    @PermissionChecker("referral-release")
    boolean mayRelease(SecurityIdentity who) {
        return who.hasRole(LIAISON_OFFICER) || who.hasRole(RELEASE_SUPERVISOR);
    }
}
