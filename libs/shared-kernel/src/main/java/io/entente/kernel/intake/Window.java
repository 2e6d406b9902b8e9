package io.entente.kernel.intake;

/**
 * How much of one address is in hand: sent by the broker, which was not told yet what became of it. So many messages and
 * no more, and none further while they weigh so much. The broker sends what it is asked for without regard to its size,
 * and a service has the windows of all its addresses in one heap.
 */
final class Window {
    /** What the client library has the broker send without being asked; it cannot do with less. */
    static final int UNASKED = 1;
    /** Those that came unasked among them. */
    static final int MESSAGES = 16;
    /** Bytes of bodies. A message may weigh more on its own: what was asked for last, and what came unasked, are beyond. */
    static final long BYTES = 4L * 1024 * 1024;

    private int messages;
    private long bytes;

    boolean hasRoom() {
        return messages + UNASKED < MESSAGES && bytes < BYTES;
    }

    void enter(long size) {
        messages++;
        bytes += size;
    }

    void leave(long size) {
        messages--;
        bytes -= size;
    }
}
