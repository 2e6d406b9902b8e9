package io.entente.cases.problem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.cases.Rows;
import io.entente.cases.consent.Asking;
import io.entente.cases.policy.Announcing;
import io.entente.kernel.testing.ProblemPage;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

import static io.entente.cases.item.ContentTestData.json;
import static io.entente.cases.item.ContentTestData.small;
import static org.assertj.core.api.Assertions.assertThat;

/** Every problem of this service that docs/problems.md lists happens, as it says. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class CaseProblemsTest {
    TestStack stack;
    private Desk officer;

    @BeforeEach
    void sign_in() {
        officer = Desk.liaison(stack, "be-fgp", "an.officer");
    }

    private Map<String, Supplier<Response>> provoked() {
        Map<String, Supplier<Response>> provoked = new LinkedHashMap<>();
        provoked.put("second-officer-needed", () -> officer.release(submitted(restricted())));
        provoked.put("referral-not-yours", () -> {
            String id = officer.drafts(small());
            officer.letRead(id, "{\"readers\":\"agency\"}");
            return Desk.inUnit(stack, "be-fgp", "elsewhere", "a.stranger", "liaison-officer")
                    .handOver(id, "elsewhere", "a.stranger");
        });
        provoked.put("withheld-given-away", () -> {
            new Announcing(stack).nothing();
            ObjectNode content = small();
            content.putArray("items")
                    .add(json("{\"kind\":\"vessel\",\"name\":\"MV EXERCISE STAR\"}"))
                    .add(json("{\"kind\":\"narrative\",\"text\":\"EXERCISE: the MV Exercise Star left.\"}"));
            return officer.release(submitted(content));
        });
        provoked.put("release-denied", () -> {
            ObjectNode content = small();
            content.putArray("recipients");
            return officer.release(submitted(content));
        });
        provoked.put("no-record-key", () -> {
            // The port signs for itself: no service here has its key.
            Desk port = Desk.liaison(stack, "be-port", "a.port.officer");
            String id = port.drafts(small());
            port.submit(id);
            return port.release(id);
        });
        provoked.put("referral-recalled", () -> {
            String id = officer.releases(small());
            officer.recall(id);
            return officer.submit(id);
        });
        provoked.put("referral-closed", () -> {
            String id = officer.drafts(small());
            officer.close(id);
            return officer.submit(id);
        });
        provoked.put("referral-once-submitted", () -> officer.delete(submitted(small())));
        provoked.put("referral-not-draft", () -> officer.submit(submitted(small())));
        provoked.put("referral-not-submitted", () -> officer.release(officer.drafts(small())));
        provoked.put("referral-not-released", () -> officer.recall(officer.drafts(small())));
        provoked.put("referral-revision-pending", () -> {
            String id = officer.releases(small());
            officer.edit(id, small());
            return officer.amend(id, small());
        });
        provoked.put("referral-in-force", () -> supervisor().erase(officer.releases(small()), "order"));
        provoked.put("referral-erased", () -> {
            String id = officer.drafts(small());
            supervisor().erase(id, "order");
            return officer.read(id);
        });
        provoked.put("referral-changed", () -> officer.release(submitted(small()), 2));
        provoked.put("consent-answered", () -> {
            String consent = asked();
            officer.answer(consent, "{\"answer\":\"grant\"}").then().statusCode(200);
            return officer.answer(consent, "{\"answer\":\"grant\"}");
        });
        provoked.put("consent-not-granted", () -> officer.revoke(asked()));
        return provoked;
    }

    private String asked() {
        return Asking.about(stack, officer, officer.releases(small())).toString();
    }

    /** Documented for every service, and this one's to provoke as well. */
    private Map<String, Supplier<Response>> provokedOfAll() {
        Map<String, Supplier<Response>> provoked = new LinkedHashMap<>();
        provoked.put("malformed", () -> officer.file("{"));
        provoked.put("unauthenticated", () -> io.restassured.RestAssured.given().get("/v1/referrals"));
        provoked.put("forbidden", () -> Desk.of(stack, "be-fgp", "an.auditor", "auditor")
                .file(small()));
        provoked.put("not-found", () -> officer.read(UUID.randomUUID().toString()));
        provoked.put("method-not-allowed", () -> officer.calling().delete("/v1/referrals"));
        provoked.put(
                "not-acceptable", () -> officer.calling().accept("image/png").get("/v1/referrals"));
        provoked.put("too-large", () -> officer.file("\"" + "x".repeat(1024 * 1024) + "\""));
        provoked.put(
                "unsupported-media-type",
                () -> officer.calling().contentType("text/plain").body("hello").post("/v1/referrals"));
        provoked.put("precondition-failed", () -> officer.expecting("\"77\"").edit(officer.drafts(small()), small()));
        provoked.put("precondition-required", () -> officer.calling().delete("/v1/referrals/" + UUID.randomUUID()));
        provoked.put("invalid", () -> officer.file("{\"type\":\"seizure\"}"));
        provoked.put("internal", () -> {
            Rows rows = new Rows(stack);
            rows.execute("revoke insert on deed from cases_web");
            try {
                return officer.file(small());
            } finally {
                rows.execute("grant insert on deed to cases_web");
            }
        });
        provoked.put("answer-erased", () -> {
            Desk keyed = officer.keyed(UUID.randomUUID().toString());
            ObjectNode content = small();
            supervisor().erase(keyed.drafts(content), "order");
            return keyed.file(content);
        });
        provoked.put("idempotency-key-reused", () -> {
            Desk keyed = officer.keyed(UUID.randomUUID().toString());
            keyed.file(small());
            return keyed.file(restricted());
        });
        return provoked;
    }

    @Test
    void every_problem_of_this_service_happens_as_it_is_documented() {
        assertThat(happened(provoked()))
                .as("what provoked() provokes, and docs/problems.md, section case-service")
                .containsExactlyInAnyOrderEntriesOf(ProblemPage.section("case-service"));
    }

    @Test
    void the_problems_of_every_service_happen_here_as_they_are_documented() {
        assertThat(ProblemPage.section("Every service")).containsAllEntriesOf(happened(provokedOfAll()));
    }

    private static Map<String, String> happened(Map<String, Supplier<Response>> provoked) {
        Map<String, String> happened = new TreeMap<>();
        provoked.forEach((slug, call) -> {
            Response answer = call.get();
            assertThat(answer.contentType()).as(slug).startsWith("application/problem+json");
            assertThat(answer.<String>path("type")).as(slug).endsWith("/" + slug);
            assertThat(answer.<Integer>path("status")).as(slug).isEqualTo(answer.statusCode());
            happened.put(slug, String.valueOf(answer.statusCode()));
        });
        return happened;
    }

    private Desk supervisor() {
        return Desk.of(stack, "be-fgp", "a.supervisor", "release-supervisor");
    }

    private String submitted(ObjectNode content) {
        String id = officer.drafts(content);
        officer.submit(id).then().statusCode(200);
        return id;
    }

    private static ObjectNode restricted() {
        ObjectNode content = small();
        ((ObjectNode) content.path("markings")).put("classification", "restricted");
        return content;
    }
}
