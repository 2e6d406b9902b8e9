package io.entente.cases.api;

import io.entente.cases.Rows;
import io.entente.kernel.testing.ApiDocument;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.RowsNaming;
import io.entente.kernel.testing.SentTwice.Write;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Every write that the service describes, sent by the same officer of the same unit in each role of the house. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
@Tag("P4")
class EveryWriteTest {
    private static final String OFFICER = "liaison-officer";
    private static final String SUPERVISOR = "release-supervisor";

    /** Without those of systems, whose tokens are bound to a certificate that these requests have not. */
    private static final List<String> ROLES =
            List.of(OFFICER, SUPERVISOR, "partner-analyst", "agreement-signatory", "auditor", "supervisor");

    private static final Pattern ID = Pattern.compile("/v1/[a-z]+/([0-9a-f-]{36})");

    TestStack stack;

    @Test
    void who_may_not_is_refused_and_nothing_is_changed_and_who_may_is_not() {
        List<Endpoint> writes = ApiDocument.served().endpoints().stream()
                .filter(endpoint -> !endpoint.method().equals("get"))
                .toList();
        assertThat(writes).isNotEmpty();

        SoftAssertions softly = new SoftAssertions();
        writes.forEach(write -> byEach(softly, write));
        softly.assertAll();
    }

    private void byEach(SoftAssertions softly, Endpoint endpoint) {
        Set<String> allowed = allowed(endpoint);
        Write write = Writes.at(endpoint, stack);
        String before = standing(write);
        for (String role : ROLES)
            if (!allowed.contains(role)) refused(softly, endpoint + " by " + role, send(endpoint, write, role));
        softly.assertThat(standing(write))
                .as("%s: nothing is changed", endpoint)
                .isEqualTo(before);
        // That it takes effect, each on something of its own, SentTwiceTest shows.
        for (String role : allowed)
            softly.assertThat(send(endpoint, write, role).statusCode())
                    .as("%s by %s", endpoint, role)
                    .isNotIn(401, 403)
                    .isLessThan(500);
    }

    private static Set<String> allowed(Endpoint write) {
        return switch (write.name()) {
            case "postReferrals",
                    "putReferralsById",
                    "deleteReferralsById",
                    "postReferralsByIdSubmit",
                    "postReferralsByIdAmend",
                    "postReferralsByIdRecall",
                    "postReferralsByIdClose" -> Set.of(OFFICER);
            case "postReferralsByIdRelease",
                    "postReferralsByIdHandOver",
                    "putReferralsByIdReaders",
                    "postReferralsByIdReviews",
                    "postConsentsByIdAnswer",
                    "postConsentsByIdRevocation" -> Set.of(OFFICER, SUPERVISOR);
            case "postReferralsByIdErasure" -> Set.of(SUPERVISOR);
            default -> throw new AssertionError("say who may " + write);
        };
    }

    private static void refused(SoftAssertions softly, String what, Response answer) {
        softly.assertThat(answer.statusCode()).as(what).isEqualTo(403);
        softly.assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
        softly.assertThat(answer.asString())
                .as(what)
                .contains("\"type\":\"https://entente.example/problems/forbidden\"");
    }

    /** What is written down of what the write is about, and how many referrals there are. */
    private String standing(Write write) {
        Matcher id = ID.matcher(write.path());
        String about = id.find() ? id.group(1) : UUID.randomUUID().toString();
        return new Rows(stack).count("referral") + " " + new RowsNaming(stack).any(about);
    }

    private Response send(Endpoint endpoint, Write write, String role) {
        String token = stack.issuers().token("BE", "be-fgp", "an.officer", role);
        RequestSpecification request =
                RestAssured.given().headers(Map.of("If-Match", "*")).auth().oauth2(token);
        if (write.body() != null) request.contentType("application/json").body(write.body());
        return request.request(endpoint.method().toUpperCase(Locale.ROOT), write.path());
    }
}
