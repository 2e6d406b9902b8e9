package io.entente.cases.release;

import io.entente.cases.Desk;
import io.entente.cases.consent.Asking;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.testing.AsyncApi;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.SeenEvents;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import static io.entente.cases.item.ContentTestData.whole;
import static org.assertj.core.api.Assertions.assertThat;

/** What case-service really sends is as docs/asyncapi.yaml says. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class CaseMessagesTest {
    TestStack stack;

    @Test
    void every_message_of_a_referrals_life_is_as_described() {
        Desk officer = Desk.liaison(stack, "be-fgp", "an.officer");

        List<Sent> sent = Sent.during(stack, () -> {
            String id = officer.releases(whole());
            officer.read(id).then().statusCode(200);
            officer.amend(id, whole()).then().statusCode(200);
            String granted = Asking.about(stack, officer, id).toString();
            officer.answer(granted, "{\"answer\":\"grant\",\"conditions\":[\"EXERCISE\"]}")
                    .then()
                    .statusCode(200);
            officer.revoke(granted).then().statusCode(200);
            officer.answer(
                            Asking.about(stack, officer, id).toString(),
                            "{\"answer\":\"refuse\",\"reason\":\"law-forbids\"}")
                    .then()
                    .statusCode(200);
            officer.review(id, LocalDate.now(ZoneOffset.UTC).plusYears(1))
                    .then()
                    .statusCode(200);
            officer.recall(id).then().statusCode(200);
            Desk.of(stack, "be-fgp", "a.supervisor", "release-supervisor")
                    .erase(id, "order")
                    .then()
                    .statusCode(200);
        });

        assertThat(sent).extracting(Sent::address).containsOnly(Sent.addressesOf("case-service"));
        assertThat(sent).allSatisfy(message -> assertThat(AsyncApi.read().faults(message.address(), message.event()))
                .as("%s", message.address())
                .isEmpty());
        // How many calls of others were refused is told in between, all sides at once.
        sent.removeIf(message -> message.address() == Address.AUDIT_CASE
                && "call.refused".equals(SeenEvents.opened(message.event()).text("type")));
        assertThat(sent)
                .as("what one request sends is one trace, with its event in it")
                .allSatisfy(message -> assertThat(sent.stream()
                                .filter(other -> other.address() == Address.AUDIT_CASE)
                                .map(Sent::trace))
                        .contains(Sent.trace(message)));
        assertThat(sent.stream().map(Sent::trace).distinct().count())
                .as("and another request is another")
                .isEqualTo(sent.stream()
                        .filter(message -> message.address() == Address.AUDIT_CASE)
                        .count());
        assertThat(Sent.faultsOnTheWire(stack, "case-service")).isEmpty();
        WireEvent life = stack.others()
                .open(
                        Address.NODE_ALIVE,
                        stack.others().look(Address.NODE_ALIVE).body());
        assertThat(AsyncApi.read().faults(Address.NODE_ALIVE, life)).isEmpty();
    }
}
