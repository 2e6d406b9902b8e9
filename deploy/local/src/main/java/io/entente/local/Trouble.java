package io.entente.local;

/** Something a person can put right. The message is one sentence that names the cause, and the log if there is one. */
public final class Trouble extends RuntimeException {
    public Trouble(String sentence) {
        super(sentence);
    }

    public Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
