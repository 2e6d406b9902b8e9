package io.entente.crash;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whose passages through a crash point count: told from the statements of the transaction, or from where it stands. */
public enum Seam {
    /** A caller's transaction, which puts what it announces into the outbox. */
    REQUEST(CrashPoint.BEFORE_COMMIT, CrashPoint.AFTER_COMMIT),
    /** From the outbox to the broker. */
    RELAY(CrashPoint.BEFORE_SEND, CrashPoint.AFTER_SEND, CrashPoint.BEFORE_COMMIT, CrashPoint.AFTER_COMMIT),
    /** From the broker into the database, through the inbox. */
    INTAKE(CrashPoint.BEFORE_COMMIT, CrashPoint.AFTER_COMMIT, CrashPoint.BEFORE_ACK),
    /** Work that a service does on its own, such as writing feeds. */
    WORK(CrashPoint.BEFORE_COMMIT, CrashPoint.AFTER_COMMIT);

    private final List<CrashPoint> points;

    Seam(CrashPoint... points) {
        this.points = List.of(points);
    }

    /** The points that it passes. */
    public List<CrashPoint> points() {
        return points;
    }

    /** Whether messages to different addresses are told apart there; a commit is one of many messages. */
    public boolean tellsAddress(CrashPoint point) {
        return this == RELAY && (point == CrashPoint.BEFORE_SEND || point == CrashPoint.AFTER_SEND)
                || this == INTAKE && point == CrashPoint.BEFORE_ACK;
    }

    /** What a transaction that writes this is part of; an earlier answer stands unless the inbox or the outbox decides. */
    static Seam of(String sql) {
        String statement = sql.stripLeading().toLowerCase(Locale.ROOT);
        if (statement.startsWith("insert into inbox")) return INTAKE;
        if (statement.startsWith("delete from outbox")) return RELAY;
        if (statement.startsWith("insert into outbox")) return REQUEST;
        return WORK;
    }

    /** Signs of life are none of it: they come by the clock, whatever clients do, and nothing is lost with one. */
    static boolean writes(String sql) {
        String statement = sql.stripLeading().toLowerCase(Locale.ROOT);
        return List.of("insert", "update", "delete", "with").stream().anyMatch(statement::startsWith)
                && List.of("insert into sign_of_life", "insert into node_heard").stream()
                        .noneMatch(statement::startsWith);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Seam ofCode(String code) {
        return Arrays.stream(values())
                .filter(seam -> seam.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no seam " + code));
    }

    @Override
    public String toString() {
        return code();
    }
}
