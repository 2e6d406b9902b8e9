package io.entente.cases.officer;

/** What an officer can do with referrals, each an event type. */
public enum Act {
    READ("referral.read"),
    LISTED("referral.listed"),
    CREATED("referral.created"),
    EDITED("referral.edited"),
    SUBMITTED("referral.submitted"),
    RELEASED("referral.released"),
    AMENDED("referral.amended"),
    RECALLED("referral.recalled"),
    CLOSED("referral.closed");

    private final String code;

    Act(String code) {
        this.code = code;
    }

    /** The event's type. */
    public String code() {
        return code;
    }
}
