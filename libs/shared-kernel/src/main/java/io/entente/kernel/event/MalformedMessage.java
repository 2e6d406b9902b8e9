package io.entente.kernel.event;

/** A message that no retry can mend. The message names the fault, never the content. */
public final class MalformedMessage extends RuntimeException {
    public MalformedMessage(String why) {
        super(why);
    }
}
