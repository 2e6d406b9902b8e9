package io.entente.gateway.recall;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.gateway.Partners;
import io.entente.kernel.key.Signer;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Outcome;
import io.entente.kernel.vocabulary.RecordId;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An agency that had received something and is told that it was taken back. */
public final class Recipient {
    private final TestStack stack;
    private final Partners partners;
    private final String agency;

    public Recipient(TestStack stack, Partners partners, String agency) {
        this.stack = stack;
        this.partners = partners;
        this.agency = agency;
    }

    public RequestSpecification calling() {
        return partners.analyst(agency.substring(0, 2).toUpperCase(Locale.ROOT), agency, "drug-trafficking");
    }

    public Response pull(RecordId record) {
        return calling().get("/v1/records/" + record);
    }

    /** @return what it owes for the record, as it reads it */
    public List<Map<String, Object>> owes(RecordId record) {
        return listed("").stream()
                .filter(recall -> recall.get("record").equals(record.toString()))
                .toList();
    }

    /** @param more conditions, such as {@code &state=done}; every page of it, for other tests add to the list */
    List<Map<String, Object>> listed(String more) {
        List<Map<String, Object>> all = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonPath page = calling()
                    .get("/v1/recalls?limit=100" + more + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("recalls"));
            after = page.get("next") == null ? null : "&after=" + page.getString("next");
        }
        return all;
    }

    /** @return the id of the only thing it owes for the record */
    public String owed(RecordId record) {
        List<Map<String, Object>> owed = owes(record);
        if (owed.size() != 1) throw new AssertionError("not one but " + owed);
        return owed.get(0).get("recall").toString();
    }

    public Response states(String recall, String body) {
        return calling().contentType("application/json").body(body).post("/v1/recalls/" + recall + "/receipts");
    }

    public Response states(String recall, Outcome outcome) {
        return states(recall, "{\"outcome\":\"" + outcome.code() + "\"}");
    }

    public Response signs(String recall, ObjectNode receipt) {
        return states(recall, proof(receipt, stack.keys().agency(new AgencyId(agency))));
    }

    /** @return the body with which its system hands in a receipt that the agency's own key has signed */
    public String proof(String recall, RecordId record, Outcome outcome) {
        return proof(receipt(recall, record, outcome), stack.keys().agency(new AgencyId(agency)));
    }

    static String proof(ObjectNode receipt, Signer signer) {
        String jws = signer.sign(PurgeReceipt.TYP, receipt.toString().getBytes(StandardCharsets.UTF_8));
        return "{\"proof\":\"" + jws + "\"}";
    }

    public ObjectNode receipt(String recall, RecordId record, Outcome outcome, String... forwardedTo) {
        ObjectNode receipt = JsonNodeFactory.instance
                .objectNode()
                .put("schema", PurgeReceipt.SCHEMA)
                .put("recall", recall)
                .put("record", record.toString())
                .put("recipient", agency)
                .put("outcome", outcome.code())
                .put("at", "2026-11-22T12:00:00Z");
        ArrayNode to = receipt.putArray("forwardedTo");
        for (String other : forwardedTo) to.add(other);
        return receipt;
    }
}
