package io.entente.crash;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What goes over each connection to PostgreSQL, so that a commit is told by what it commits; one that wrote nothing is
 * no passage. Reached from Vert.x by reflection: its classes are in a loader that this one cannot see.
 */
public final class Statements {
    private static final Map<Object, Seam> WRITTEN = Collections.synchronizedMap(new WeakHashMap<>());

    private Statements() {}

    /**
     * Called before a command is sent.
     *
     * @return the handler to use instead
     */
    public static @Nullable Object scheduled(Object connection, Object command, @Nullable Object handler) {
        try {
            String kind = command.getClass().getSimpleName();
            if (kind.equals("TxCommand")) return ended(connection, transactionKind(command), handler);
            String sql = sql(command);
            if (sql != null && Seam.writes(sql))
                WRITTEN.merge(
                        connection,
                        Seam.of(sql),
                        (before, now) -> now == Seam.WORK || before == Seam.INTAKE ? before : now);
            return handler;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the crash agent does not fit this version of Vert.x", e);
        }
    }

    private static @Nullable Object ended(Object connection, String kind, @Nullable Object handler) {
        Seam seam = WRITTEN.remove(connection);
        if (seam == null || handler == null || !kind.equals("COMMIT")) return handler;
        Passages.passing(CrashPoint.BEFORE_COMMIT, seam);
        return Handlers.before(handler, () -> Passages.passing(CrashPoint.AFTER_COMMIT, seam));
    }

    private static String transactionKind(Object command) throws ReflectiveOperationException {
        Field kind = command.getClass().getField("kind");
        return String.valueOf(kind.get(command));
    }

    private static @Nullable String sql(Object command) throws ReflectiveOperationException {
        try {
            Method sql = command.getClass().getMethod("sql");
            sql.setAccessible(true);
            return (String) sql.invoke(command);
        } catch (NoSuchMethodException notAQuery) {
            return null;
        }
    }
}
