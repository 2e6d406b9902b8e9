package io.entente.cases.officer;

/** What an officer can do with referrals and with consents asked about them, each an event type. */
public enum Act {
    READ("referral.read", false),
    LISTED("referral.listed", false),
    HISTORY_READ("referral.history-read", false),
    PREVIEWED("referral.previewed", false),
    CREATED("referral.created", true),
    EDITED("referral.edited", true),
    /** Leaves the event alone: the referral and its history go. */
    DELETED("referral.deleted", false),
    SUBMITTED("referral.submitted", true),
    RELEASED("referral.released", true),
    AMENDED("referral.amended", true),
    RECALLED("referral.recalled", true),
    RECALL_READ("recall.read", false),
    RECALLS_LISTED("recall.listed", false),
    CLOCKS_READ("clock.read", false),
    CLOCKS_LISTED("clock.listed", false),
    CLOSED("referral.closed", true),
    REVIEWED("referral.reviewed", true),
    REVIEWS_READ("referral.reviews-read", false),
    ERASED("referral.erased", true),
    HANDED_OVER("referral.handed-over", true),
    READERS_CHANGED("referral.readers-changed", true),
    NOTICES_READ("referral.notices-read", false),
    CONSENT_READ("consent.read", false),
    CONSENTS_LISTED("consent.listed", false),
    CONSENT_GRANTED("consent.granted", true),
    CONSENT_REFUSED("consent.refused", true),
    CONSENT_REVOKED("consent.revoked", true);

    private final String code;
    private final boolean history;

    Act(String code, boolean history) {
        this.code = code;
        this.history = history;
    }

    /** The event's type. */
    public String code() {
        return code;
    }

    /** Whether the referral's own history tells of it. */
    boolean isHistory() {
        return history;
    }
}
