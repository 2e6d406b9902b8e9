package io.entente.local.story;

/** A step did not do what it should. The message says what was expected and what came back. */
final class Broken extends RuntimeException {
    Broken(String message) {
        super(message);
    }
}
