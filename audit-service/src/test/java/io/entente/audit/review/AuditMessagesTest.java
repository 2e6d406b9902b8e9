package io.entente.audit.review;

import io.entente.audit.AuditProfile;
import io.entente.kernel.testing.AsyncApi;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What audit-service really sends is as docs/asyncapi.yaml says. */
@QuarkusTest
@TestProfile(AuditProfile.class)
class AuditMessagesTest {
    TestStack stack;

    @Test
    void the_event_of_a_search_is_as_described() {
        var auditors = new Auditors(stack.issuers());

        List<Sent> sent = Sent.during(stack, () -> Auditors.search(auditors.of("US"), "record", UUID.randomUUID()));

        assertThat(sent).extracting(Sent::address).containsOnly(Sent.addressesOf("audit-service"));
        assertThat(sent).allSatisfy(message -> assertThat(AsyncApi.read().faults(message.address(), message.event()))
                .as("%s", message.address())
                .isEmpty());
    }

    @Test
    void its_messages_lie_on_the_wire_as_described() {
        var auditors = new Auditors(stack.issuers());
        // The service takes its own messages: of two receivers each gets every other one.
        CompletableFuture<List<String>> faults =
                CompletableFuture.supplyAsync(() -> Sent.faultsOnTheWire(stack, "audit-service"));

        await().until(() -> {
            Auditors.search(auditors.of("US"), "record", UUID.randomUUID());
            return faults.isDone();
        });

        assertThat(faults.join()).isEmpty();
    }
}
