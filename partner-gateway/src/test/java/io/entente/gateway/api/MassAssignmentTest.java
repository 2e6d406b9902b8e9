package io.entente.gateway.api;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.recall.Recipient;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.MassAssignment;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import java.util.Map;

@QuarkusTest
@TestProfile(GatewayProfile.class)
class MassAssignmentTest extends MassAssignment {
    private static final String CONSENTS = "/v1/consents?limit=5";
    private static final String AGREEMENTS = "/v1/agreements?limit=100";

    /** A record that HSI sees, one that it saw, and an agreement to which it is a party. */
    @Override
    protected Target target(Endpoint endpoint, TestStack with) {
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer "
                        + with.issuers()
                                .token("US", "us-hsi", "a.member", "partner-analyst", "agreement-signatory", "auditor"),
                "Entente-Purpose",
                "drug-trafficking",
                "Entente-Justification",
                "EXERCISE-2026-17",
                "Entente-Ground",
                "EXERCISE-2026-17");
        if (endpoint.path().startsWith("/v1/records/")) {
            RecordTestData record = RecordTestData.released();
            new Partners(with).release(record);
            String path = endpoint.path().replace("{id}", record.id().toString());
            return new Target(headers, path, CONSENTS);
        }
        if (endpoint.path().startsWith("/v1/recalls/")) {
            String recall = owed(with);
            return new Target(headers, endpoint.path().replace("{id}", recall), "/v1/recalls/" + recall);
        }
        return new Target(headers, endpoint.path().replace("{id}", "us-be").replace("{version}", "1"), AGREEMENTS);
    }

    /** @return the id of what HSI owes a receipt for */
    private static String owed(TestStack with) {
        Partners partners = new Partners(with);
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        Recipient hsi = new Recipient(with, partners, "us-hsi");
        hsi.pull(record.id());
        partners.recall(record);
        return hsi.owed(record.id());
    }
}
