package io.entente.kernel.testing;

import org.jboss.logmanager.ExtLogRecord;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears every line of the log, with its parameters and all that was thrown. */
public final class Ears extends Handler implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Formatter formatter = new SimpleFormatter();

    private Ears() {}

    public static Ears open() {
        Ears ears = new Ears();
        Logger.getLogger("").addHandler(ears);
        return ears;
    }

    /** @return what was heard; a line said here is among it, so that silence is no deafness */
    public List<String> heard() {
        Logger.getLogger("io.entente.test").warning("heard");
        if (lines.stream().noneMatch(line -> line.contains("heard"))) throw new AssertionError("these ears are deaf");
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        StringBuilder text = new StringBuilder();
        if (line instanceof ExtLogRecord ours) text.append(ours.getMdcCopy()).append(' ');
        text.append(line.getLoggerName()).append(' ').append(line.getMessage());
        text.append(Arrays.toString(line.getParameters())).append(formatter.formatMessage(line));
        for (Throwable cause = line.getThrown(); cause != null; cause = cause.getCause()) text.append(cause);
        lines.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
