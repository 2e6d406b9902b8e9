package io.entente.gateway.api;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.consent.Originator;
import io.entente.gateway.consent.Originators;
import io.entente.gateway.recall.Recipient;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.MassAssignment;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
@TestProfile(GatewayProfile.class)
class MassAssignmentTest extends MassAssignment {
    private static final String CONSENTS = "/v1/consents?limit=5";
    private static final String AGREEMENTS = "/v1/agreements?limit=100";

    @Inject
    Originators originators;

    /**
     * Events on their way, signs of life, and what follows by itself from what is released, agreed and asked for: feeds,
     * clocks, announcements, and decisions about telling an originator.
     */
    @Override
    protected List<String> movingTables() {
        return List.of(
                "outbox",
                "inbox",
                "node_heard",
                "feed_job",
                "feed_entry",
                "feed_head",
                "feed_sighting",
                "feed_standing",
                "feed_told",
                "feed_ground",
                "query_due",
                "decision",
                "decision_input",
                "response_clock",
                "policy_announcement",
                "policy_document_told");
    }

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

    /** @return the id of what HSI owes a receipt for, having been let pass it on to the DEA */
    private String owed(TestStack with) {
        Partners partners = new Partners(with);
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        Recipient hsi = new Recipient(with, partners, "us-hsi");
        hsi.pull(record.id());
        Originator originator = originators.with(partners);
        UUID consent = originator.isAskedToPassOn(record.id(), "us-hsi", "us-dea");
        originator.says(Originator.granted(consent, 1, record.id()));
        partners.recall(record);
        return hsi.owed(record.id());
    }
}
