package io.entente.cases.release;

/** A second officer releases what they have read, and has not said what that was. */
public final class VersionNotNamed extends RuntimeException {
    VersionNotNamed() {
        super("a second officer says what they have read");
    }
}
