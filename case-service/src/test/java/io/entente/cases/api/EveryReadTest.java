package io.entente.cases.api;

import io.entente.cases.Desk;
import io.entente.cases.consent.Asking;
import io.entente.cases.item.ContentTestData;
import io.entente.cases.officer.Act;
import io.entente.cases.policy.Announcing;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.ApiDocument;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.SeenEvents;
import io.entente.kernel.testing.SeenEvents.Seen;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever reads leaves a trace (LED 2016/680 Art. 25): everything that the service describes as a read is asked for what is
 * really there, and each answer is one event. None is left out: a list of whatever kind names what somebody has, and is an
 * event too.
 */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
@Tag("P2")
class EveryReadTest {
    private static final List<String> KNOWN =
            Arrays.stream(Act.values()).map(Act::code).toList();

    TestStack stack;
    private Announcing gateway;
    private String referral;
    private String consent;

    @BeforeEach
    void have_something_to_read() {
        Desk officer = Desk.liaison(stack, "be-fgp", "an.officer");
        referral = officer.releases(ContentTestData.small());
        consent = Asking.about(stack, officer, referral).toString();
        gateway = new Announcing(stack);
        gateway.stands(Announcing.agreement(1, "type"));
    }

    @AfterEach
    void leave() {
        gateway.nothing();
    }

    @Test
    void every_read_is_one_event_of_whoever_asked() {
        List<Endpoint> reads = ApiDocument.served().endpoints().stream()
                .filter(endpoint -> endpoint.method().equals("get"))
                .toList();
        assertThat(reads).isNotEmpty();

        List<Seen> told = Sent.during(stack, () -> reads.forEach(this::ask)).stream()
                .filter(message -> message.address() == Address.AUDIT_CASE)
                .map(message -> SeenEvents.opened(message.event()))
                .toList();

        SoftAssertions softly = new SoftAssertions();
        reads.forEach(read -> softly.assertThat(told.stream().filter(event -> asked(event, read)))
                .as("%s is one event", read)
                .hasSize(1)
                .allSatisfy(event -> {
                    assertThat(event.text("type")).isIn(KNOWN);
                    assertThat(event.text("outcome")).isEqualTo("done");
                    assertThat(event.said("record").asText())
                            .isEqualTo(read.path().contains("{id}") ? referral : "null");
                }));
        softly.assertAll();
    }

    /** Each by somebody else of the unit, so that one event is not taken for another. */
    private void ask(Endpoint read) {
        Response answer = Desk.liaison(stack, "be-fgp", read.name()).calling().get(at(read));
        assertThat(answer.statusCode())
                .as("%s: say what is to be asked there, %s", read, answer.asString())
                .isEqualTo(200);
    }

    private static boolean asked(Seen event, Endpoint read) {
        return read.name().equals(event.said("officer").textValue());
    }

    private String at(Endpoint read) {
        String path = read.path()
                .replace("{id}", read.path().startsWith("/v1/consents") ? consent : referral)
                .replace("{number}", "1");
        return path.endsWith("/preview") ? path + "?purpose=drug-trafficking&recipient=us-hsi" : path;
    }
}
