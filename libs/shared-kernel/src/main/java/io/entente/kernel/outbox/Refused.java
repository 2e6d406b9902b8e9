package io.entente.kernel.outbox;

/** The broker answered and will not have the message. The link is sound: other messages go on. */
final class Refused extends RuntimeException {
    Refused(Throwable answer) {
        super("the broker refused a message", answer, false, false);
    }
}
