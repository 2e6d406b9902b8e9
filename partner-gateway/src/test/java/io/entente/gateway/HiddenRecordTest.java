package io.entente.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** To whom a record is hidden, it is not there. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class HiddenRecordTest {
    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    @Tag("P7")
    void what_is_hidden_looks_like_what_is_not_there() {
        RecordTestData record = RecordTestData.released();
        RecordTestData recalled = RecordTestData.released();
        partners.release(record);
        partners.release(recalled);
        partners.recall(recalled);

        Response unknown = partners.hsi().get("/v1/records/" + RecordId.random());

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertSame(unknown, partners.hsi("immigration-enforcement").get("/v1/records/" + record.id()));
        assertSame(unknown, partners.hsi().get("/v1/records/" + recalled.id()));
        assertSame(unknown, partners.hsi().get("/v1/records/no-uuid-at-all"));
        assertSame(unknown, partners.analyst("US", "us-dea", "drug-trafficking").get("/v1/records/" + record.id()));
        assertSame(unknown, partners.hsi().accept("application/sd-jwt").get("/v1/records/" + recalled.id()));
    }

    @Test
    @Tag("P7")
    void a_refusal_is_told_to_the_owner_and_to_nobody_else() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        Response refused = partners.hsi("immigration-enforcement").get("/v1/records/" + record.id());

        Map<String, JsonNode> event = partners.eventOf(refused);
        assertThat(event.get("type").textValue()).isEqualTo("record.pulled");
        assertThat(event.get("outcome").textValue()).isEqualTo("nothing");
        assertThat(event.get("decision").textValue()).isEqualTo("withhold");
        assertThat(event.get("refusal").path("reason").textValue()).isEqualTo("forbidden-by-clause");
        assertThat(event.get("refusal").path("clauses").path(0).textValue())
                .isEqualTo("us-be/1/no-immigration-enforcement");
        assertThat(event.get("owner").textValue()).isEqualTo("be-fgp");
        assertThat(event.get("partner").isNull()).isTrue();
        assertThat(event.get("clauses").isNull()).isTrue();
        assertThat(event.get("entitled").path("owner").textValue()).isEqualTo("BE");
    }

    @Test
    @Tag("P7")
    void an_amendment_of_which_nothing_can_be_seen_leaves_the_older_version() {
        RecordTestData first = RecordTestData.released();
        partners.release(first);
        String before = partners.hsi().get("/v1/records/" + first.id()).asString();

        partners.release(first.amended().suspecting("EXERCISE Somebody Else"));

        assertThat(partners.hsi().get("/v1/records/" + first.id()).asString()).isEqualTo(before);
        assertThat(partners.hsi("money-laundering")
                        .get("/v1/records/" + first.id())
                        .asString())
                .contains("EXERCISE Somebody Else");
    }

    private static void assertSame(Response expected, Response actual) {
        assertThat(actual.statusCode()).isEqualTo(expected.statusCode());
        assertThat(actual.asByteArray()).isEqualTo(expected.asByteArray());
        assertThat(headers(actual)).isEqualTo(headers(expected));
        assertThat(actual.header("Entente-Disclosure")).hasSameSizeAs(expected.header("Entente-Disclosure"));
    }

    private static Map<String, String> headers(Response response) {
        return response.headers().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("Entente-Disclosure")
                        && !header.getName().equalsIgnoreCase("Date")
                        // What is left falls with every call, whatever it asked for.
                        && !header.getName().equalsIgnoreCase("RateLimit"))
                .collect(java.util.stream.Collectors.toMap(
                        header -> header.getName().toLowerCase(java.util.Locale.ROOT), header -> header.getValue()));
    }
}
