package io.entente.kernel.statement;

/** Text that is not a statement of ours. The message names the fault, never the content. */
public final class MalformedStatement extends RuntimeException {
    public MalformedStatement(String message) {
        super(message);
    }
}
