package io.entente.cases.recall;

import java.util.Comparator;

/**
 * One taking back.
 *
 * @param version up to which it was taken back, or that amended what was released before
 * @param kind {@code recall}, {@code amendment} or {@code erasure}
 */
record Occasion(int version, String kind) implements Comparable<Occasion> {
    private static final Comparator<Occasion> ORDER =
            Comparator.comparingInt(Occasion::version).thenComparing(Occasion::kind);

    @Override
    public int compareTo(Occasion other) {
        return ORDER.compare(this, other);
    }
}
