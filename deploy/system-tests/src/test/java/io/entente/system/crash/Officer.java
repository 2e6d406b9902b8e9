package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.local.client.Stack;
import io.entente.system.crash.RecordHistory.State;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Files, submits, releases, amends, recalls and erases. After a call without a certain answer it reads the referral and goes on
 * from what it finds, as a person would.
 */
final class Officer implements Client {
    private static final String WHO = "be-fgp-officer";
    private static final String SUPERVISOR = "be-fgp-supervisor";
    /** So that what one kill leaves to be checked stays small. */
    private static final int MOST = 6;

    private final Stack stack;
    private final String url;
    private final List<RecordHistory> records = new CopyOnWriteArrayList<>();
    private @Nullable RecordHistory doubtful;

    Officer(Stack stack) {
        this.stack = stack;
        this.url = stack.endpoints().service(Hop.CASES) + "/v1/referrals";
    }

    /** Of this kill. */
    List<RecordHistory> records() {
        return records;
    }

    void begin() {
        records.clear();
        doubtful = null;
    }

    @Override
    public void act(Random random) {
        if (doubtful != null) adopt(doubtful);
        else if (records.size() < MOST && (records.isEmpty() || random.nextInt(3) == 0)) file();
        else goOn(records.get(random.nextInt(records.size())), random);
    }

    /** Until nothing is in doubt. */
    void settle() {
        for (int n = 0; doubtful != null && n < 100; n++) adopt(doubtful);
    }

    private void file() {
        Told told = call("POST", "", content(1));
        told.ifOk()
                .ifPresent(answer ->
                        records.add(new RecordHistory(answer.json().path("id").asText())));
    }

    private void goOn(RecordHistory record, Random random) {
        switch (record.state()) {
            case DRAFT -> change(record, "/submit", null, State.SUBMITTED, 0);
            case SUBMITTED -> change(record, "/release", null, State.RELEASED, 1);
            case RELEASED -> {
                if (random.nextInt(5) == 0)
                    change(record, "/recall", "{\"reason\":\"EXERCISE\"}", State.RECALLED, record.released());
                else amend(record);
            }
            case RECALLED -> {
                if (random.nextInt(3) == 0)
                    change(SUPERVISOR, record, "/erasure", "{\"ground\":\"order\"}", State.ERASED, record.released());
                else call("GET", "/" + record.id(), null);
            }
            case ERASED -> call("GET", "/" + record.id(), null);
        }
    }

    private void amend(RecordHistory record) {
        change(record, "/amend", content(record.released() + 1), State.RELEASED, record.released() + 1);
    }

    private void change(RecordHistory record, String path, @Nullable String body, State then, int released) {
        change(WHO, record, path, body, then, released);
    }

    private void change(
            String who, RecordHistory record, String path, @Nullable String body, State then, int released) {
        Told told = Told.by(stack, who, "POST", url + "/" + record.id() + path, Map.of(), body);
        if (told.ok()) record.is(then, released);
        else doubtful = record;
    }

    private void adopt(RecordHistory record) {
        Told told = call("GET", "/" + record.id(), null);
        if (told.gone()) {
            record.is(State.ERASED, record.released());
            doubtful = null;
        }
        told.ifOk().ifPresent(answer -> {
            JsonNode dossier = answer.json();
            record.is(state(dossier), dossier.path("released").asInt());
            doubtful = null;
        });
    }

    static State state(JsonNode dossier) {
        if (dossier.path("state").asText().equals("recalled")) return State.RECALLED;
        return State.valueOf(dossier.path("version").path("state").asText().toUpperCase(java.util.Locale.ROOT));
    }

    Told reads(RecordHistory record) {
        return call("GET", "/" + record.id(), null);
    }

    private Told call(String method, String path, @Nullable String body) {
        return Told.by(stack, WHO, method, url + path, Map.of(), body);
    }

    /** A seizure whose weight tells the version. */
    static String content(int version) {
        try (InputStream file = Officer.class.getResourceAsStream("/story/seizure.json")) {
            ObjectNode content = (ObjectNode) new ObjectMapper().readTree(file);
            content.path("items").forEach(item -> {
                if (item.has("grams")) ((ObjectNode) item).put("grams", RecordHistory.WEIGHT + version);
            });
            return content.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
