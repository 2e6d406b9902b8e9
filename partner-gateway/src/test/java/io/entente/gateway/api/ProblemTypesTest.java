package io.entente.gateway.api;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.agreement.AgreementRefusals;
import io.entente.gateway.recall.Recipient;
import io.entente.kernel.testing.ProblemPage;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/** The problems of the gateway alone: listed, and each seen. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class ProblemTypesTest {
    private static final Path MODULE = Path.of("partner-gateway");
    private static final String SECTION = "partner-gateway";

    TestStack stack;
    Partners partners;
    private RecordTestData recalled;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    void the_page_lists_what_the_gateway_can_raise_with_its_status() {
        assertThat(ProblemPage.section(SECTION))
                .as("docs/problems.md, section of this service, and the problems that its code names")
                .containsExactlyInAnyOrderEntriesOf(ProblemPage.named(MODULE));
        assertThat(ProblemPage.unnamed(MODULE))
                .as("problems whose name is no literal in Problem.of, so that no test can read it")
                .isZero();
    }

    @Test
    void each_is_raised() {
        Map<String, Supplier<Response>> raised = new HashMap<>(Map.of(
                "bad-declaration",
                () -> RestAssured.given()
                        .auth()
                        .oauth2(stack.issuers().token("US", "us-hsi", "an.analyst", "partner-analyst"))
                        .get("/v1/feed"),
                "bad-cursor",
                () -> partners.hsi().queryParam("after", "nonsense").get("/v1/feed"),
                "already-answered",
                this::answeredTwice,
                "bad-receipt",
                () -> receipt("{\"proof\":\"nonsense\"}"),
                "already-receipted",
                this::receiptedTwice));
        raised.putAll(AgreementRefusals.each(stack));
        Map<String, String> page = ProblemPage.section(SECTION);
        assertThat(raised.keySet()).containsExactlyInAnyOrderElementsOf(page.keySet());
        raised.forEach((name, request) -> {
            Response answer = request.get();
            assertThat(answer.jsonPath().getString("type")).isEqualTo("https://entente.example/problems/" + name);
            assertThat(page.get(name)).as(name).isEqualTo(String.valueOf(answer.statusCode()));
        });
    }

    private Response receiptedTwice() {
        receipt("{\"outcome\":\"purged\"}");
        return receipt("{\"outcome\":\"records-law\"}");
    }

    private Response receipt(String body) {
        if (recalled == null) {
            recalled = RecordTestData.released();
            partners.release(recalled);
            partners.hsi().get("/v1/records/" + recalled.id());
            partners.recall(recalled);
        }
        return new Recipient(stack, partners, "us-hsi")
                .states(new Recipient(stack, partners, "us-hsi").owed(recalled.id()), body);
    }

    private Response answeredTwice() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        answer(record, "{\"answer\":\"accept\"}");
        return answer(record, "{\"answer\":\"decline\",\"reason\":\"no-capacity\"}");
    }

    private Response answer(RecordTestData record, String body) {
        return partners.hsi()
                .contentType("application/json")
                .body(body)
                .post("/v1/records/" + record.id() + "/responses");
    }
}
