package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;
import io.entente.system.crash.RecordHistory.Pull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Pulls and accepts at the gateway and follows the feed of its agency, page after page. */
final class Partner implements Client {
    private static final String WHO = "us-hsi-analyst";

    private final Stack stack;
    private final String gateway;
    private final Officer officer;
    private final Map<String, RecordHistory> known = new ConcurrentHashMap<>();
    private String cursor = "";

    Partner(Stack stack, Officer officer) {
        this.stack = stack;
        this.gateway = stack.endpoints().service(Hop.GATEWAY);
        this.officer = officer;
    }

    @Override
    public void act(Random random) {
        List<RecordHistory> records = officer.records();
        int what = random.nextInt(10);
        if (records.isEmpty() || what < 3) follow();
        else if (what < 8) pull(records.get(random.nextInt(records.size())));
        else respond(records.get(random.nextInt(records.size())));
    }

    Told pull(RecordHistory record) {
        Told told = call("GET", "/v1/records/" + record.id(), null);
        if (told.nothingCertain()) record.pullLost();
        else if (told.ok() || told.missing()) record.pulled(pulled(told.answer()));
        return told;
    }

    private static Pull pulled(Answer answer) {
        String disclosure = answer.header("Entente-Disclosure").orElse("none");
        return new Pull(disclosure, answer.status() == 200 ? grams(answer.json()) : 0);
    }

    static int grams(JsonNode payload) {
        for (var claim : payload.properties())
            if (claim.getValue().has("grams"))
                return claim.getValue().path("grams").asInt();
        return -1;
    }

    private void respond(RecordHistory record) {
        Told told = call("POST", "/v1/records/" + record.id() + "/responses", "{\"answer\":\"accept\"}");
        if (told.nothingCertain()) record.responseLost();
        told.ifOk()
                .ifPresent(answer ->
                        record.responded(answer.json().path("response").asText()));
    }

    /** @return whether there was something new */
    boolean follow() {
        String after = cursor.isEmpty() ? "" : "&after=" + cursor;
        Told told = call("GET", "/v1/feed?limit=100" + after, null);
        if (!told.ok()) return false;
        JsonNode page = told.answer().json();
        officer.records().forEach(record -> known.put(record.id(), record));
        page.path("entries").forEach(entry -> {
            RecordHistory record = known.get(entry.path("record").asText());
            if (record != null) record.fed(entry.path("change").asText());
        });
        if (page.path("next").isTextual()) cursor = page.path("next").asText();
        return !page.path("entries").isEmpty();
    }

    /** To the end of the feed as it is now. */
    void catchUp() {
        for (int page = 0; page < 1_000 && follow(); page++) officer.settle();
    }

    private Told call(String method, String path, @org.jspecify.annotations.Nullable String body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Entente-Purpose", "drug-trafficking");
        headers.put("Entente-Justification", "EXERCISE crash test");
        headers.put("Accept", "application/json");
        return Told.by(stack, WHO, method, gateway + path, headers, body);
    }
}
