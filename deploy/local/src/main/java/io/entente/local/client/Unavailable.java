package io.entente.local.client;

/** What was asked for is not there or did not answer. The message is one sentence for a person. */
public final class Unavailable extends RuntimeException {
    public Unavailable(String sentence) {
        super(sentence);
    }

    public Unavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
