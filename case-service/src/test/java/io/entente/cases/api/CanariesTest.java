package io.entente.cases.api;

import io.entente.cases.Desk;
import io.entente.cases.consent.Asking;
import io.entente.cases.item.ContentTestData;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.Canaries;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import java.util.List;

@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class CanariesTest extends Canaries {
    @Override
    protected List<String> roles() {
        return List.of("liaison-officer", "release-supervisor");
    }

    /** An officer files, releases and recalls; a partner's answer is poison. */
    @Override
    protected void live(TestStack with) {
        Desk desk = Desk.liaison(with, "be-fgp", CANARY);
        String id =
                desk.releases(ContentTestData.with("{\"kind\":\"narrative\",\"text\":\"EXERCISE " + CANARY + "\"}"));
        desk.read(id).then().statusCode(200);
        String consent = Asking.about(with, desk, id, CANARY).toString();
        desk.consent(consent).then().statusCode(200);
        desk.answer(consent, "{\"answer\":\"grant\",\"conditions\":[\"" + CANARY + "\"]}")
                .then()
                .statusCode(200);
        desk.revoke(consent).then().statusCode(200);
        desk.review(id, "{\"outcome\":\"not-kept\",\"reason\":\"" + CANARY + "\"}")
                .then()
                .statusCode(200);
        desk.recall(id, "{\"reason\":\"" + CANARY + "\"}").then().statusCode(200);
        desk.file("{\"type\":\"" + CANARY + "\"}");
        desk.file("{\"" + CANARY + "\":[[[").then().statusCode(400);
        poison(with, Address.RESPONSE_GIVEN, Address.CONSENT_REQUESTED);
    }
}
