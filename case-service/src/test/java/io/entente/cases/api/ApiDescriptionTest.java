package io.entente.cases.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.testing.ApiDescription;
import io.entente.kernel.testing.ApiDocument;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.RealStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class ApiDescriptionTest extends ApiDescription {
    private ApiDocument document;

    @BeforeEach
    void read() {
        document = ApiDocument.served();
    }

    @Test
    void every_call_can_be_one_too_many() {
        assertThat(document.endpoints())
                .allSatisfy(endpoint -> assertThat(examples(endpoint, "429")).contains("quota-exceeded"));
    }

    @Test
    void every_write_takes_an_idempotency_key() {
        assertThat(document.endpoints()).filteredOn(ApiDescriptionTest::writes).allSatisfy(endpoint -> {
            assertThat(header(endpoint, "Idempotency-Key")).isPresent();
            assertThat(examples(endpoint, "409")).contains("idempotency-key-in-progress");
            assertThat(examples(endpoint, "422")).contains("idempotency-key-reused");
        });
    }

    @Test
    void every_change_of_a_referral_takes_if_match_and_one_in_place_demands_it() {
        assertThat(document.endpoints())
                .filteredOn(endpoint -> writes(endpoint) && endpoint.path().contains("{"))
                .allSatisfy(endpoint -> {
                    boolean inPlace = !endpoint.method().equals("post");
                    assertThat(header(endpoint, "If-Match")).hasValueSatisfying(header -> assertThat(
                                    header.path("required").asBoolean())
                            .isEqualTo(inPlace));
                    assertThat(examples(endpoint, "412")).contains("precondition-failed");
                    if (inPlace) assertThat(examples(endpoint, "428")).contains("precondition-required");
                });
    }

    private static boolean writes(Endpoint endpoint) {
        return !endpoint.method().equals("get");
    }

    private Optional<JsonNode> header(Endpoint endpoint, String name) {
        for (JsonNode parameter : endpoint.operation().path("parameters")) {
            JsonNode described = document.resolved(parameter);
            if (described.path("name").asText().equals(name)) return Optional.of(described);
        }
        return Optional.empty();
    }

    private Set<String> examples(Endpoint endpoint, String status) {
        JsonNode response =
                document.resolved(endpoint.operation().path("responses").path(status));
        Set<String> names = new HashSet<>();
        response.path("content")
                .path("application/problem+json")
                .path("examples")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }
}
