package io.entente.kernel.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.key.Signer;
import io.entente.kernel.testing.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Several instances of a producer, each with its keys of today and of yesterday: who signed is who is named. */
@Tag("P4")
class SignersTest {
    private static final String CASES = "case-service";
    private static final String GATEWAY = "partner-gateway";

    private final TestKeys keys = new TestKeys();

    @Test
    void an_event_is_of_the_instance_that_signed_it() {
        assertThat(opened(CASES, keys.service(CASES)).source()).isEqualTo(CASES);
        assertThat(opened(TestKeys.CASES_OF_US, keys.service(TestKeys.CASES_OF_US))
                        .source())
                .isEqualTo(TestKeys.CASES_OF_US);
    }

    @Test
    void an_instance_that_names_another_is_refused() {
        refused(CASES, keys.service(TestKeys.CASES_OF_US));
        refused(TestKeys.CASES_OF_US, keys.service(CASES));
        refused("case-service-nobody", keys.service(CASES));
    }

    @Test
    void another_service_is_no_instance() {
        refused(GATEWAY, keys.service(GATEWAY));
        refused(CASES, keys.service(GATEWAY));
    }

    @Test
    void both_keys_hold_during_a_change_and_the_retired_one_no_longer() {
        assertThat(opened(CASES, keys.renewed(CASES)).source()).isEqualTo(CASES);
        refused(CASES, keys.retired(CASES));
    }

    private void refused(String named, Signer signer) {
        assertThatThrownBy(() -> opened(named, signer)).isInstanceOf(MalformedMessage.class);
    }

    private WireEvent opened(String named, Signer signer) {
        WireEvent event = new WireEvent(
                UUID.randomUUID(),
                named,
                Address.RECORD_RELEASED.eventType(),
                "subject",
                Instant.parse("2026-11-22T08:00:00Z"),
                JsonNodeFactory.instance.objectNode());
        String sealed = Envelope.close(event, signer, keys.opening(GATEWAY).toPublicJWK());
        return Envelope.openFrom(keys.register().instancesOf(CASES), sealed, keys.opening(GATEWAY));
    }
}
