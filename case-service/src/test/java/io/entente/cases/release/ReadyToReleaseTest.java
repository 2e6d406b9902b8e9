package io.entente.cases.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneOffset;

import static io.entente.cases.item.ContentTestData.json;
import static io.entente.cases.item.ContentTestData.small;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

/** What an officer may write down and may not yet let out. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class ReadyToReleaseTest {
    TestStack stack;
    private Desk officer;

    @BeforeEach
    void sign_in() {
        officer = Desk.liaison(stack, "be-fgp", "an.officer");
    }

    @Test
    void what_a_judicial_investigation_found_is_released_with_its_magistrates_leave_alone() {
        ObjectNode judicial = small().put("origin", "judicial-investigation");
        assertDenied(judicial, "$.authorisation");

        judicial.set(
                "authorisation",
                json("{\"magistrate\":\"Exercise Magistrate\",\"reference\":\"EX.1\",\"date\":\"2025-11-16\"}"));

        officer.releases(judicial);
    }

    /** LED 2016/680 Art. 5; 28 CFR 23.20(h). */
    @Test
    void a_review_that_is_overdue_or_too_far_off_stops_a_release() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        assertDenied(small().put("reviewBy", today.minusDays(1).toString()), "$.reviewBy");
        assertDenied(small().put("reviewBy", today.plusYears(5).plusDays(2).toString()), "$.reviewBy");
        officer.releases(small().put("reviewBy", today.plusYears(1).toString()));
    }

    @Test
    @Tag("P3")
    void where_the_author_asked_for_a_second_officer_one_does_not_do() {
        String id = officer.drafts(small().put("secondOfficer", true));
        officer.submit(id).then().statusCode(200);

        officer.release(id).then().statusCode(403).body("type", endsWith("/second-officer-needed"));
        Desk.of(stack, "be-fgp", "a.supervisor", "release-supervisor")
                .release(id, 1)
                .then()
                .statusCode(200)
                .body("version.state", equalTo("released"));
    }

    @Test
    void a_level_that_the_system_is_not_accredited_for_is_refused_in_those_words() {
        ObjectNode secret = small();
        ((ObjectNode) secret.path("markings")).put("classification", "SECRET UE/EU SECRET");

        officer.file(secret)
                .then()
                .statusCode(422)
                .body("faults[0].path", equalTo("$.markings.classification"))
                .body("faults[0].problem", containsString("not accredited for anything higher"));
    }

    private void assertDenied(ObjectNode content, String path) {
        String id = officer.drafts(content);
        officer.submit(id).then().statusCode(200);
        officer.release(id)
                .then()
                .statusCode(409)
                .body("type", endsWith("/release-denied"))
                .body("faults.path", contains(path));
    }
}
