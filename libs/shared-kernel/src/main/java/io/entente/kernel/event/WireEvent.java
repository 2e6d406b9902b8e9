package io.entente.kernel.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.trace.TraceContext;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A CloudEvents 1.0 event as the services exchange it.
 *
 * @param source the producing service
 * @param subject what it is about; events of one subject keep their order
 * @param trace what it follows from, by the distributed tracing extension; null if its sender said none that can be read
 */
public record WireEvent(
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        JsonNode data,
        @Nullable TraceContext trace) {

    /** One that says nothing of a trace. */
    public WireEvent(UUID id, String source, String type, String subject, Instant time, JsonNode data) {
        this(id, source, type, subject, time, data, null);
    }

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "WireEvent[" + type + " " + id + "]";
    }
}
