package io.entente.system.crash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What clients did to one referral and saw of it. Written by one officer and one partner, read by the oracles. */
final class RecordHistory {
    enum State {
        DRAFT,
        SUBMITTED,
        RELEASED,
        RECALLED,
        ERASED
    }

    /** @param grams which tells the version, or 0 for a miss */
    record Pull(String disclosure, int grams) {}

    /** A seizure's weight tells which version a partner holds. */
    static final int WEIGHT = 1_000_000;

    private final String id;
    private State state = State.DRAFT;
    private int released;
    private final List<Pull> pulls = new ArrayList<>();
    private int lostPulls;
    private final Set<String> responses = new HashSet<>();
    private int lostResponses;
    private final List<String> feed = new ArrayList<>();

    RecordHistory(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    synchronized State state() {
        return state;
    }

    /** Number of the version last released, 0 for none. */
    synchronized int released() {
        return released;
    }

    synchronized void is(State now, int version) {
        state = now;
        released = version;
    }

    synchronized void pulled(Pull pull) {
        pulls.add(pull);
    }

    synchronized void pullLost() {
        lostPulls++;
    }

    synchronized List<Pull> pulls() {
        return List.copyOf(pulls);
    }

    /** Pulls without an answer: each may be on record or not. */
    synchronized int lostPulls() {
        return lostPulls;
    }

    synchronized void responded(String response) {
        responses.add(response);
    }

    synchronized void responseLost() {
        lostResponses++;
    }

    synchronized int responses() {
        return responses.size();
    }

    synchronized int lostResponses() {
        return lostResponses;
    }

    synchronized void fed(String change) {
        feed.add(change);
    }

    synchronized List<String> feed() {
        return List.copyOf(feed);
    }
}
