package io.entente.kernel.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.ECKey;
import io.entente.kernel.json.MalformedJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.BadSeal;
import io.entente.kernel.key.BadSignature;
import io.entente.kernel.key.Seal;
import io.entente.kernel.key.Signatures;
import io.entente.kernel.key.Signer;
import io.entente.kernel.party.Service;
import io.entente.kernel.trace.TraceContext;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * An event under way: the CloudEvent in JSON form, signed by the producer (the broker attests a connection, not a
 * message), sealed for the receiver (no row, queue, journal or dead letter holds clear content).
 */
public final class Envelope {
    static final String TYP = "entente-message+jws";
    private static final int STEP = 16 * 1024;

    private Envelope() {}

    /**
     * @return compact JWE around compact JWS around the CloudEvent
     * @throws MalformedJson if the receiver would refuse it: it reads as {@link StrictJson} does
     */
    public static String close(WireEvent event, Signer producer, ECKey receiver) {
        StrictJson.check(event.data());
        ObjectNode cloudEvent = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", event.id().toString())
                .put("source", event.source())
                .put("type", event.type())
                .put("subject", event.subject())
                .put("time", event.time().toString())
                .put("datacontenttype", "application/json");
        if (event.trace() != null) cloudEvent.put("traceparent", event.trace().text());
        cloudEvent.set("data", event.data());
        byte[] content = cloudEvent.toString().getBytes(StandardCharsets.UTF_8);
        if (content.length > StrictJson.LONGEST) throw new MalformedJson("it is too long");
        String signed = producer.sign(TYP, padded(content));
        return Seal.close(receiver, signed.getBytes(StandardCharsets.US_ASCII));
    }

    /** Blanks after the JSON: who sees only sizes cannot tell the event of a hidden record from that of none (P7). */
    private static byte[] padded(byte[] json) {
        byte[] filled = Arrays.copyOf(json, (json.length + STEP - 1) / STEP * STEP);
        Arrays.fill(filled, json.length, filled.length, (byte) ' ');
        return filled;
    }

    /**
     * @param own this service's private encryption key
     * @param producers public signing keys of the one service that may send here
     * @throws MalformedMessage if it cannot be opened, was not signed by the producer or is not a CloudEvent
     */
    public static WireEvent open(String sealed, ECKey own, Collection<ECKey> producers) {
        try {
            String signed = new String(Seal.open(own, sealed), StandardCharsets.US_ASCII);
            return read(StrictJson.read(Signatures.verified(signed, TYP, producers)));
        } catch (BadSeal | BadSignature | MalformedJson e) {
            throw new MalformedMessage(e.getMessage());
        }
    }

    /**
     * The same from any instance of the producer, which must be the one that the event names: an instance that serves one
     * jurisdiction cannot pass for one that serves another.
     *
     * @param producers the instances that may send here
     */
    public static WireEvent openFrom(Collection<Service> producers, String sealed, ECKey own) {
        try {
            String signed = new String(Seal.open(own, sealed), StandardCharsets.US_ASCII);
            List<ECKey> keys = producers.stream()
                    .flatMap(producer -> producer.signingKeys().stream())
                    .toList();
            WireEvent event = read(StrictJson.read(Signatures.verified(signed, TYP, keys)));
            String signer = JWSObject.parse(signed).getHeader().getKeyID();
            if (producers.stream()
                    .noneMatch(producer -> producer.name().equals(event.source())
                            && producer.signingKey(signer).isPresent()))
                throw new MalformedMessage("it names another service than the one that signed it");
            return event;
        } catch (BadSeal | BadSignature | MalformedJson | ParseException e) {
            throw new MalformedMessage(e.getMessage());
        }
    }

    private static WireEvent read(JsonNode event) {
        if (!"1.0".equals(event.path("specversion").textValue()) || !event.has("data"))
            throw new MalformedMessage("it is not a CloudEvent 1.0 with data");
        try {
            return new WireEvent(
                    UUID.fromString(event.path("id").asText()),
                    text(event, "source"),
                    text(event, "type"),
                    text(event, "subject"),
                    Instant.parse(event.path("time").asText()),
                    event.get("data"),
                    // One that cannot be read is no reason to lose an event.
                    TraceContext.of(event.path("traceparent").textValue()).orElse(null));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new MalformedMessage("a CloudEvents attribute has the wrong form");
        }
    }

    private static String text(JsonNode event, String attribute) {
        String text = event.path(attribute).textValue();
        if (text == null) throw new MalformedMessage("the attribute " + attribute + " is missing");
        return text;
    }
}
