package io.entente.kernel.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.entente.kernel.json.MalformedJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.LocalSigner;
import io.entente.kernel.key.Seal;
import io.entente.kernel.trace.TraceContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("P6")
class EnvelopeTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    private final ECKey key = key();

    @Test
    void whatever_can_be_closed_can_be_opened() {
        int wrapping = closed(text(0)).length();

        WireEvent large = event(text(StrictJson.LONGEST - wrapping));

        assertThat(open(close(large))).isEqualTo(large);
    }

    @Test
    void an_event_goes_with_its_trace_or_with_none() {
        TraceContext trace = TraceContext.begin();
        WireEvent traced =
                new WireEvent(ID, "case-service", "test", "s", NOW, JsonNodeFactory.instance.objectNode(), trace);

        assertThat(open(close(traced)).trace()).isEqualTo(trace);
        assertThat(open(close(event(text(1)))).trace()).isNull();
    }

    @Test
    void a_trace_that_cannot_be_read_loses_no_event() {
        for (String wrong : List.of("\"canary\"", "7", "null", "{}")) {
            String content = closed(text(1)).replace("\"data\"", "\"traceparent\":" + wrong + ",\"data\"");
            String signed = new LocalSigner(key).sign(Envelope.TYP, content.getBytes(StandardCharsets.UTF_8));
            String sealed = Seal.close(key.toPublicJWK(), signed.getBytes(StandardCharsets.US_ASCII));

            assertThat(open(sealed)).as(wrong).isEqualTo(event(text(1)));
        }
    }

    @Test
    @Tag("P7")
    void its_size_does_not_tell_how_much_it_says() {
        assertThat(close(event(text(9_000)))).hasSameSizeAs(close(event(text(12_000))));
    }

    @Test
    void what_its_receiver_would_refuse_is_not_closed() {
        refused(text(StrictJson.LONGEST));
        refused(JsonNodeFactory.instance.textNode("half a character \ud800"));
        refused(JsonNodeFactory.instance.textNode("\u0000"));
        refused(JsonNodeFactory.instance.numberNode(1L << 53));
    }

    @Test
    void an_event_signed_by_another_service_is_not_opened() {
        String sealed = Envelope.close(event(text(1)), new LocalSigner(key()), key.toPublicJWK());

        assertThatThrownBy(() -> open(sealed)).isInstanceOf(MalformedMessage.class);
    }

    @Test
    void a_refusal_does_not_quote_the_content() {
        String signed = new LocalSigner(key).sign(Envelope.TYP, "canary".getBytes(StandardCharsets.UTF_8));
        String sealed = Seal.close(key.toPublicJWK(), signed.getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> open(sealed))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageNotContaining("canary");
    }

    private void refused(JsonNode data) {
        assertThatThrownBy(() -> close(event(data))).isInstanceOf(MalformedJson.class);
    }

    private String close(WireEvent event) {
        return Envelope.close(event, new LocalSigner(key), key.toPublicJWK());
    }

    private WireEvent open(String sealed) {
        return Envelope.open(sealed, key, List.of(key.toPublicJWK()));
    }

    /** The event as its receiver reads it, to see how much the wrapping adds. */
    private static String closed(JsonNode data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + ID + "\",\"source\":\"case-service\",\"type\":\"test\","
                + "\"subject\":\"s\",\"time\":\"" + NOW + "\",\"datacontenttype\":\"application/json\",\"data\":" + data
                + "}";
    }

    private static WireEvent event(JsonNode data) {
        return new WireEvent(ID, "case-service", "test", "s", NOW, data);
    }

    private static JsonNode text(int length) {
        return JsonNodeFactory.instance.textNode("x".repeat(length));
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
