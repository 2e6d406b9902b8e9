package io.entente.kernel.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection on which a test says what no client would. */
public final class RawHttp implements AutoCloseable {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
    private final Socket socket;

    public RawHttp(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return itself, also when the other side will not listen any more */
    public RawHttp send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** All that came back. */
    public record Answer(String text, boolean closed) {
        public List<Integer> statuses() {
            List<Integer> statuses = new ArrayList<>();
            Matcher status = STATUS.matcher(text);
            while (status.find()) statuses.add(Integer.valueOf(status.group(1)));
            return statuses;
        }
    }

    /** Waits for so many answers, and then reads until the other side closes, or has been silent for the time. */
    public Answer answers(int count, Duration patience, Duration silence) {
        Answer first = read(patience, count);
        if (first.closed() || first.statuses().size() < count) return first;
        Answer rest = answer(silence);
        return new Answer(first.text() + rest.text(), rest.closed());
    }

    /** Reads until the other side closes, or has been silent for the time. */
    public Answer answer(Duration silence) {
        return read(silence, Integer.MAX_VALUE);
    }

    private Answer read(Duration silence, int atMost) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        boolean closed = false;
        try {
            socket.setSoTimeout((int) silence.toMillis());
            byte[] buffer = new byte[8192];
            while (!closed && new Answer(text(read), false).statuses().size() < atMost) {
                int count = socket.getInputStream().read(buffer);
                if (count > 0) read.write(buffer, 0, count);
                closed = count < 0;
            }
        } catch (SocketTimeoutException e) {
            closed = false;
        } catch (SocketException e) {
            closed = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer(text(read), closed);
    }

    private static String text(ByteArrayOutputStream read) {
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
