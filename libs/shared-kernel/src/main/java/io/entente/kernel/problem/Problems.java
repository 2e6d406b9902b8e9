package io.entente.kernel.problem;

import io.entente.kernel.problem.Problem.Fault;

import java.util.List;

/** The problems every service has. A service's own stand with the feature that raises them. */
public final class Problems {
    private Problems() {}

    /** What does not exist, and what the caller may not know of: one and the same. */
    public static Problem notFound() {
        return Problem.of("not-found", 404, "There is nothing here for you");
    }

    public static Problem unauthenticated() {
        return Problem.of("unauthenticated", 401, "Sign in first")
                .saying("Send a valid access token of a known issuer; a system's token needs its certificate.");
    }

    public static Problem forbidden() {
        return Problem.of("forbidden", 403, "Your role or agency does not allow this");
    }

    public static Problem malformed(List<Fault> faults) {
        return Problem.of("malformed", 400, "The request has not the right form")
                .at(faults);
    }

    public static Problem invalid(List<Fault> faults) {
        return Problem.of("invalid", 422, "The request breaks a rule").at(faults);
    }

    public static Problem methodNotAllowed() {
        return Problem.of("method-not-allowed", 405, "This address does not answer to that method");
    }

    public static Problem notAcceptable() {
        return Problem.of("not-acceptable", 406, "There is no such form of the answer");
    }

    public static Problem tooLarge() {
        return Problem.of("too-large", 413, "The request is too large");
    }

    public static Problem unsupportedMediaType() {
        return Problem.of("unsupported-media-type", 415, "Send application/json");
    }

    /** A request under the same key is being answered just now. */
    public static Problem keyInProgress() {
        return Problem.of("idempotency-key-in-progress", 409, "A request under this Idempotency-Key is being answered")
                .saying("Send it again in a moment: you will get the same answer.");
    }

    /** The key stands for another request of the same caller. */
    public static Problem keyReused() {
        return Problem.of("idempotency-key-reused", 422, "This Idempotency-Key belongs to another request")
                .saying("A key stands for one request. Take a new key for a new one.");
    }

    /** The request took effect; what was answered then was erased with the record that it was about. */
    public static Problem answerErased() {
        return Problem.of("answer-erased", 410, "What was answered to this request has been erased")
                .saying("The request took effect once and does so no more. The record that it was about was erased.");
    }

    /** It is not in the state that {@code If-Match} names. */
    public static Problem preconditionFailed() {
        return Problem.of("precondition-failed", 412, "It is no longer as you said")
                .saying("Somebody changed it in the meantime. Read it again and decide again.");
    }

    /** A change in place or a deletion needs {@code If-Match}. */
    public static Problem preconditionRequired() {
        return Problem.of("precondition-required", 428, "Say which state of it you mean")
                .saying("Read it and send its ETag as If-Match.");
    }

    public static Problem quotaExceeded() {
        return Problem.of("quota-exceeded", 429, "More calls than your quota allows")
                .saying("Wait as many seconds as Retry-After says.");
    }

    /** Nothing was done, and nothing was disclosed. */
    public static Problem unavailable() {
        return Problem.of("unavailable", 503, "Not available at the moment")
                .saying("Nothing was done. Try again in a moment.");
    }

    public static Problem internal() {
        return Problem.of("internal", 500, "Something went wrong on our side")
                .saying("Nothing was done. Tell the operator the time of your request.");
    }

    /** @return the problem for an HTTP status that the framework chose */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> malformed(List.of());
            case 401 -> unauthenticated();
            case 403 -> forbidden();
            case 404 -> notFound();
            case 405 -> methodNotAllowed();
            case 406 -> notAcceptable();
            case 413 -> tooLarge();
            case 415 -> unsupportedMediaType();
            case 503 -> unavailable();
            default ->
                status >= 400 && status < 500 ? Problem.of("refused", status, "The request was refused") : internal();
        };
    }
}
