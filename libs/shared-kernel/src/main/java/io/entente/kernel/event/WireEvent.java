package io.entente.kernel.event;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.UUID;

/**
 * A CloudEvents 1.0 event as the services exchange it.
 *
 * @param source the producing service
 * @param subject what it is about; events of one subject keep their order
 */
public record WireEvent(UUID id, String source, String type, String subject, Instant time, JsonNode data) {

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "WireEvent[" + type + " " + id + "]";
    }
}
