package io.entente.audit.review;

import io.entente.audit.AuditProfile;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.AsyncApi;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What audit-service really sends is as docs/asyncapi.yaml says. */
@QuarkusTest
@TestProfile(AuditProfile.class)
class AuditMessagesTest {
    TestStack stack;

    @Test
    void the_event_of_a_search_is_as_described() {
        var auditors = new Auditors(stack.issuers());

        List<Sent> sent =
                Sent.during(stack, () -> Auditors.search(auditors.of("US"), "record", java.util.UUID.randomUUID()));

        assertThat(sent).extracting(Sent::address).contains(Address.AUDIT_LOG);
        assertThat(sent).allSatisfy(message -> assertThat(AsyncApi.read().faults(message.address(), message.event()))
                .as("%s", message.address())
                .isEmpty());
    }
}
