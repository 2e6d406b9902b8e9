package io.entente.cases.api;

import io.entente.cases.Desk;
import io.entente.cases.consent.Asking;
import io.entente.cases.item.ContentTestData;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.MassAssignment;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import java.util.List;
import java.util.Map;

@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class MassAssignmentTest extends MassAssignment {
    private static final String[] ROLES = {"liaison-officer", "release-supervisor"};

    /** Events on their way, what tells the gateway that this service lives, and what the gateway tells, which comes when it comes. */
    @Override
    protected List<String> movingTables() {
        return List.of(
                "outbox",
                "inbox",
                "sign_of_life",
                "announced_policy",
                "announced_document",
                "notice",
                "response",
                "response_clock",
                "recall_taken",
                "recall_duty",
                "recall_receipt");
    }

    /** A draft where it may be one, what was released elsewhere, and what was closed where it is to be erased. */
    @Override
    protected Target target(Endpoint endpoint, TestStack with) {
        Desk officer = Desk.of(with, "be-fgp", "an.officer", ROLES);
        boolean written = endpoint.name().equals("putReferralsById");
        String id = written ? officer.drafts(ContentTestData.small()) : officer.releases(ContentTestData.small());
        if (endpoint.path().endsWith("/erasure")) officer.close(id).then().statusCode(200);
        String look = "/v1/referrals/" + id;
        String path = endpoint.path().replace("{id}", id);
        if (endpoint.path().equals("/v1/referrals")) look = "/v1/referrals?limit=5";
        if (endpoint.path().startsWith("/v1/consents")) {
            String consent = Asking.about(with, officer, id).toString();
            look = "/v1/consents/" + consent;
            path = endpoint.path().replace("{id}", consent);
        }
        String token = with.issuers().token("BE", "be-fgp", "an.officer", ROLES);
        return new Target(Map.of("Authorization", "Bearer " + token, "If-Match", "*"), path, look);
    }
}
