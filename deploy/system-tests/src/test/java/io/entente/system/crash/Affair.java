package io.entente.system.crash;

import io.entente.system.crash.RecordHistory.State;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request to a partner and all that was answered about it. In one client's hands; the oracles read it when that rests. */
final class Affair {
    private final String id;
    private State state = State.DRAFT;
    private int released;
    private int pulls;
    private int lostPulls;
    private boolean owing;
    private boolean clocked;
    private boolean hidden;
    private final Map<String, List<String>> consents = new LinkedHashMap<>();
    private final List<String> receipts = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<Review> reviews = new ArrayList<>();

    /**
     * That an officer looked whether it may still be kept.
     *
     * @param until empty if it is needed no longer
     */
    record Review(int version, Optional<LocalDate> until) {
        String outcome() {
            return until.isPresent() ? "kept" : "not-kept";
        }
    }

    Affair(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    State state() {
        return state;
    }

    /** Number of the version last released, 0 for none. */
    int released() {
        return released;
    }

    void is(State now, int version) {
        state = now;
        released = version;
    }

    /** Whether the partner is to see it. */
    boolean shared() {
        return state == State.RELEASED && kept();
    }

    /** Reviews, first to last. */
    List<Review> reviews() {
        return reviews;
    }

    /** Whether the last review, if there was one, let partners go on having it. */
    boolean kept() {
        return reviews.isEmpty() || reviews.get(reviews.size() - 1).until().isPresent();
    }

    void isReviewed(Review review) {
        reviews.add(review);
    }

    /** Whether the partner, when it looked last, did not see it. */
    boolean hidden() {
        return hidden;
    }

    void isHidden(boolean now) {
        hidden = now;
    }

    /** Whether the partner has read that it owes an answer. */
    boolean clocked() {
        return clocked;
    }

    void isClocked() {
        clocked = true;
    }

    /** What the partner answered, in order. */
    List<String> answers() {
        return answers;
    }

    /** How often the partner was given a version of it. */
    int pulls() {
        return pulls;
    }

    void isPulled() {
        pulls++;
    }

    /** Whether the partner was given a version of it. */
    boolean received() {
        return pulls > 0;
    }

    /** Pulls without an answer: each may be on record or not. */
    int lostPulls() {
        return lostPulls;
    }

    void pullLost() {
        lostPulls++;
    }

    /** Whether the partner has read that it owes a receipt. */
    boolean owing() {
        return owing;
    }

    void isOwing() {
        owing = true;
    }

    /** Outcomes that the partner handed in, in order. */
    List<String> receipts() {
        return receipts;
    }

    /** What was said to each consent that the partner asked for, in order: granted, refused, revoked. */
    Map<String, List<String>> consents() {
        return consents;
    }
}
