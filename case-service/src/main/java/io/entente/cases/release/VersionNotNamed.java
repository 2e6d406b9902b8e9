package io.entente.cases.release;

/** A second officer releases what they have read, and has not said which version that was. */
public final class VersionNotNamed extends RuntimeException {
    VersionNotNamed() {
        super("a second officer names the version they have read");
    }
}
