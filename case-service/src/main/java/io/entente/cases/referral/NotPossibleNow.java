package io.entente.cases.referral;

/** The referral is in a state in which this cannot be done. */
public final class NotPossibleNow extends RuntimeException {
    private final Obstacle obstacle;

    NotPossibleNow(Obstacle obstacle) {
        super(obstacle.code());
        this.obstacle = obstacle;
    }

    static void unless(boolean holds, Obstacle otherwise) {
        if (!holds) throw new NotPossibleNow(otherwise);
    }

    public Obstacle obstacle() {
        return obstacle;
    }

    /** Each with what the officer can do about it. */
    public enum Obstacle {
        RECALLED("referral-recalled", "A recall is final. What follows is a new referral."),
        CLOSED("referral-closed", "The referral is closed. What follows is a new referral."),
        ONCE_SUBMITTED(
                "referral-once-submitted",
                "Only a draft that was never submitted can be deleted. Recall what was released, close what is done."),
        NOT_A_DRAFT("referral-not-draft", "Only a draft can be submitted, and there is none. Edit the referral first."),
        NOT_SUBMITTED("referral-not-submitted", "Only a submitted version can be released. Submit the draft first."),
        NEVER_RELEASED(
                "referral-not-released",
                "Nothing of this referral was released yet. Edit the draft, or submit and release it."),
        IN_FORCE("referral-in-force", "What was released is in force. Recall it, or close it, and then erase it."),
        REVISION_PENDING(
                "referral-revision-pending",
                "A newer version is being written or awaits release. Submit and release that one."),
        CHANGED_MEANWHILE(
                "referral-changed", "Somebody changed the referral in the meantime. Read it again and decide again.");

        private final String code;
        private final String advice;

        Obstacle(String code, String advice) {
            this.code = code;
            this.advice = advice;
        }

        /** A stable code. */
        public String code() {
            return code;
        }

        /** What the officer can do. */
        public String advice() {
            return advice;
        }
    }
}
