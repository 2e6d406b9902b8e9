package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.local.client.Stack;
import io.entente.system.crash.RecordHistory.State;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.StreamSupport;

/** An officer of Belgian customs who asks Europol for assistance. Nobody else writes for this agency. */
final class Customs {
    static final String AGENCY = "be-customs";

    private static final String ITEM = "3f0e6f52-6f0e-4a53-9a52-0d6d2f6f8a11";
    private static final String GRANT = "{\"answer\":\"grant\",\"conditions\":[\"EXERCISE: the case team alone\"]}";
    private static final String REFUSE = "{\"answer\":\"refuse\",\"reason\":\"not-necessary\"}";

    private final Insistent officer;

    Customs(Stack stack) {
        this.officer =
                new Insistent(stack, "be-customs-officer", stack.endpoints().service(Hop.CASES) + "/v1", Map.of());
    }

    List<String> refused() {
        return officer.refused();
    }

    Optional<Affair> files() {
        return officer.says("/referrals", content(1))
                .ifOk()
                .map(answer -> new Affair(answer.json().path("id").asText()));
    }

    void submits(Affair affair) {
        change(affair, "/submit", null, State.SUBMITTED, 0);
    }

    void releases(Affair affair) {
        change(affair, "/release", null, State.RELEASED, 1);
    }

    void amends(Affair affair) {
        change(affair, "/amend", content(affair.released() + 1), State.RELEASED, affair.released() + 1);
    }

    void recalls(Affair affair) {
        change(affair, "/recall", "{\"reason\":\"EXERCISE\"}", State.RECALLED, affair.released());
    }

    private void change(Affair affair, String path, @Nullable String body, State then, int released) {
        if (officer.says(about(affair) + path, body).ok()) affair.is(then, released);
    }

    /** That it may be kept, until another day each time. */
    void keeps(Affair affair) {
        LocalDate until =
                LocalDate.now(ZoneOffset.UTC).plusDays(30 + affair.reviews().size());
        review(affair, "\"kept\",\"reviewBy\":\"" + until + "\"", Optional.of(until));
    }

    void needsNoLonger(Affair affair) {
        review(affair, "\"not-kept\"", Optional.empty());
    }

    private void review(Affair affair, String finding, Optional<LocalDate> until) {
        String body = "{\"outcome\":" + finding + ",\"reason\":\"EXERCISE\"}";
        if (officer.says(about(affair) + "/reviews", body).ok())
            affair.isReviewed(new Affair.Review(affair.released(), until));
    }

    /** Says something to what has come to the desk by now. */
    void answers(Affair affair, Random random) {
        asked(affair).stream()
                .flatMap(List::stream)
                .filter(asked -> Set.of("requested", "granted")
                        .contains(asked.path("state").asText()))
                .findFirst()
                .ifPresent(asked -> {
                    String consent = asked.path("consent").asText();
                    if (asked.path("state").asText().equals("granted")) say(affair, consent, "/revocation", null);
                    else say(affair, consent, "/answer", random.nextInt(3) == 0 ? REFUSE : GRANT);
                });
    }

    private void say(Affair affair, String consent, String path, @Nullable String body) {
        officer.says("/consents/" + consent + path, body).ifOk().ifPresent(answer -> affair.consents()
                .computeIfAbsent(consent, unasked -> new ArrayList<>())
                .add(answer.json().path("state").asText()));
    }

    /** What the partner asked about it. Newest first, so that those of this kill are on the first page. */
    Optional<List<JsonNode>> asked(Affair affair) {
        return officer.reads("/consents?limit=100").ifOk().map(answer -> StreamSupport.stream(
                        answer.json().path("consents").spliterator(), false)
                .filter(asked -> asked.path("referral").asText().equals(affair.id()))
                .toList());
    }

    Told consent(String id) {
        return officer.reads("/consents/" + id);
    }

    Told dossier(Affair affair) {
        return officer.reads(about(affair));
    }

    /** What became of its recalls. */
    Optional<List<JsonNode>> recalled(Affair affair) {
        return officer.reads(about(affair) + "/recall").ifOk().map(answer -> StreamSupport.stream(
                        answer.json().path("recalls").spliterator(), false)
                .filter(Customs::isRecall)
                .toList());
    }

    /** Not a tighter amendment, for which a receipt may be owed as well. */
    static boolean isRecall(JsonNode taken) {
        return taken.path("kind").asText().equals("recall");
    }

    Told clocks(Affair affair) {
        return officer.reads(about(affair) + "/clocks");
    }

    Told reviews(Affair affair) {
        return officer.reads(about(affair) + "/reviews?limit=100");
    }

    /** Of pulls that were answered with the record. */
    Optional<List<JsonNode>> notices(Affair affair) {
        return officer.lists(about(affair) + "/notices?limit=100", "notices", notice -> notice.path("outcome")
                .asText()
                .equals("disclosed"));
    }

    private static String about(Affair affair) {
        return "/referrals/" + affair.id();
    }

    /** A request whose goods tell the version. Its one item stays the same: without it an amendment would take it back. */
    static String content(int version) {
        try (InputStream file = Customs.class.getResourceAsStream("/story/request.json")) {
            ObjectNode content = (ObjectNode) new ObjectMapper().readTree(file);
            content.path("items")
                    .forEach(item -> ((ObjectNode) item).put("id", ITEM).put("declaredGoods", goods(version)));
            return content.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String goods(int version) {
        return "EXERCISE bananas, lot " + version + ".";
    }
}
