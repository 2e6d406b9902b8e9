package io.entente.cases.referral;

import io.entente.cases.referral.NotPossibleNow.Obstacle;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;

/** How a referral comes to its end: what may still be done to it, why it was taken back, why and when it was erased. */
@Embeddable
class Ending {
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private State state = State.OPEN;

    /** Closed with the referral's key. */
    @Column(name = "recall_reason")
    private @Nullable String recallReason;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    @Column(name = "erasure_ground")
    private @Nullable String erasureGround;

    State state() {
        return state;
    }

    boolean is(State expected) {
        return state == expected;
    }

    Optional<Erasure> erasure() {
        return erasedAt == null || erasureGround == null
                ? Optional.empty()
                : Optional.of(new Erasure(ErasureGround.of(erasureGround), erasedAt));
    }

    /** @return whether it was open until now */
    boolean close() {
        requireNotErased();
        requireNotRecalled();
        boolean open = is(State.OPEN);
        state = State.CLOSED;
        return open;
    }

    void recall(String closedReason) {
        state = State.RECALLED;
        recallReason = closedReason;
    }

    void erase(Erasure erasure) {
        state = State.ERASED;
        erasedAt = erasure.at();
        erasureGround = erasure.ground().code();
        recallReason = null;
    }

    void requireNotErased() {
        if (is(State.ERASED)) throw new ReferralErased();
    }

    void requireNotRecalled() {
        NotPossibleNow.unless(!is(State.RECALLED), Obstacle.RECALLED);
    }

    void requireOpen() {
        requireNotErased();
        requireNotRecalled();
        NotPossibleNow.unless(!is(State.CLOSED), Obstacle.CLOSED);
    }
}
