package io.entente.system.crash;

import io.entente.local.client.Answer;
import io.entente.local.client.Stack;
import io.entente.local.client.Unavailable;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/** What a client was told: an answer that it can hold the service to, or nothing certain. */
final class Told {
    private final @Nullable Answer answer;

    private Told(@Nullable Answer answer) {
        this.answer = answer;
    }

    static Told by(
            Stack stack, String who, String method, String url, Map<String, String> headers, @Nullable String body) {
        try {
            return new Told(stack.callAs(who, method, url, headers, body));
        } catch (Unavailable e) {
            return new Told(null);
        }
    }

    /** After this, the call may have taken effect or not. */
    boolean nothingCertain() {
        return answer == null || answer.status() >= 500;
    }

    /** Whether the same is being answered under its key to somebody else: to the connection that broke. */
    boolean beingAnswered() {
        return answer != null && answer.status() == 409 && answer.text().contains("idempotency-key-in-progress");
    }

    boolean ok() {
        return answer != null && answer.status() / 100 == 2;
    }

    boolean missing() {
        return answer != null && answer.status() == 404;
    }

    boolean gone() {
        return answer != null && answer.status() == 410;
    }

    Optional<Answer> ifOk() {
        return ok() ? Optional.ofNullable(answer) : Optional.empty();
    }

    /** For who is told why. */
    @Override
    public String toString() {
        return answer == null ? "no answer" : answer.status() + " " + answer.text();
    }

    Answer answer() {
        if (answer == null) throw new IllegalStateException("there was no answer");
        return answer;
    }
}
