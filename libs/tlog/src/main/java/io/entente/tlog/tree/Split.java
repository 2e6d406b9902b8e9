package io.entente.tlog.tree;

/** Where a tree divides. */
final class Split {
    private Split() {}

    /** The largest power of two below a size of at least 2: as many leaves are on the left. */
    static long of(long size) {
        return Long.highestOneBit(size - 1);
    }
}
