package io.entente.gateway.api;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.agreement.AtItsStep;
import io.entente.gateway.recall.Recipient;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.SentTwice;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import java.util.HashMap;
import java.util.Map;

@QuarkusTest
@TestProfile(GatewayProfile.class)
class SentTwiceTest extends SentTwice {
    private static final String WISH = "{\"kind\":\"onward-transfer\",\"recipient\":\"us-dea\","
            + "\"purposes\":[\"drug-trafficking\"],\"until\":\"2039-11-22T00:00:00Z\",\"reason\":\"EXERCISE\"}";

    /** Each works on a record or an agreement of its own. */
    @Override
    protected Write write(Endpoint endpoint, TestStack with) {
        return switch (endpoint.name()) {
            case "postRecordsByIdResponses" ->
                new Write(
                        hsi(with),
                        at(endpoint, released(with)),
                        "{\"answer\":\"accept\"}",
                        "{\"answer\":\"decline\",\"reason\":\"no-capacity\"}");
            case "postRecordsByIdConsents" ->
                new Write(hsi(with), at(endpoint, released(with)), WISH, WISH.replace("EXERCISE", "EXERCISE anew"));
            case "postRecallsByIdReceipts" ->
                new Write(
                        hsi(with),
                        at(endpoint, owed(with)),
                        "{\"outcome\":\"purged\"}",
                        "{\"outcome\":\"never-received\"}");
            case "postReplays" -> documents(hsi(with), endpoint.path(), AtItsStep.drawnUp());
            case "postAgreements" -> documents(euda(with), endpoint.path(), AtItsStep.drawnUp());
            case "postAgreementsByIdVersionsByVersionApprovals" ->
                Write.without(euda(with), AtItsStep.uploaded(with) + "/approvals");
            case "postAgreementsByIdVersionsByVersionSignatures" -> signature(with);
            case "postAgreementsByIdVersionsByVersionSuspensions" ->
                Write.without(euda(with), AtItsStep.signed(with) + "/suspensions");
            case "postAgreementsByIdVersionsByVersionLifts" ->
                Write.without(euda(with), AtItsStep.suspended(with) + "/lifts");
            default -> throw new AssertionError("say what " + endpoint + " works on");
        };
    }

    private static Write documents(Map<String, String> headers, String path, String json) {
        return new Write(headers, path, json, json.replace("\"title\": \"EXERCISE\"", "\"title\": \"EXERCISE anew\""));
    }

    private static Write signature(TestStack with) {
        AtItsStep.ToSign version = AtItsStep.approved(with);
        return new Write(
                euda(with),
                version.path() + "/signatures",
                "{\"signature\":\"" + version.signature() + "\"}",
                "{\"signature\":\"another\"}");
    }

    private static String at(Endpoint endpoint, String id) {
        return endpoint.path().replace("{id}", id);
    }

    private static String released(TestStack with) {
        RecordTestData record = RecordTestData.released();
        new Partners(with).release(record);
        return record.id().toString();
    }

    /** @return the id of what HSI owes a receipt for */
    static String owed(TestStack with) {
        Partners partners = new Partners(with);
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        Recipient hsi = new Recipient(with, partners, "us-hsi");
        hsi.pull(record.id());
        partners.recall(record);
        return hsi.owed(record.id());
    }

    private static Map<String, String> hsi(TestStack with) {
        return declaring(with.issuers().token("US", "us-hsi", "a.member", "partner-analyst", "auditor"));
    }

    private static Map<String, String> euda(TestStack with) {
        return declaring(with.issuers().token("EU", "eu-euda", "eu-euda.one", "agreement-signatory"));
    }

    private static Map<String, String> declaring(String token) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Entente-Purpose", "drug-trafficking");
        headers.put("Entente-Justification", "EXERCISE-2026-17");
        headers.put("Entente-Ground", "EXERCISE-2026-17");
        return headers;
    }
}
