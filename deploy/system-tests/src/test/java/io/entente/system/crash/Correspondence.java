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

/**
 * An officer of Belgian customs who asks Europol for assistance, and Europol's analyst, in turn. Every write is said
 * again under its key until it is answered, so nothing is ever in doubt, and nobody else writes for this agency: what was
 * answered is all there is.
 */
final class Correspondence implements Client {
    static final String OWNER = "be-customs";
    static final String PARTNER = "eu-europol";

    /** So that what one kill leaves to be checked stays small, and somebody always has something to do. */
    private static final int MOST = 10;

    private static final int AT_ONCE = 4;
    private static final int MOST_CONSENTS = 2;
    private static final String LAST_WORD = "information";
    private static final List<String> ANSWERS = List.of("accept", "more-information", LAST_WORD);
    private static final String HELD = "restricted-legal-hold";
    private static final String PURGED = "purged";
    private static final String GRANT = "{\"answer\":\"grant\",\"conditions\":[\"EXERCISE: the case team alone\"]}";
    private static final String REFUSE = "{\"answer\":\"refuse\",\"reason\":\"not-necessary\"}";

    private final Insistent officer;
    private final Insistent analyst;
    private final List<Affair> affairs = new ArrayList<>();
    private final List<Affair> before = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int filed;

    Correspondence(Stack stack) {
        this.officer = new Insistent(
                stack, "be-customs-officer", stack.endpoints().service(Hop.CASES) + "/v1", Map.of());
        this.analyst = new Insistent(
                stack,
                "eu-europol-analyst",
                stack.endpoints().service(Hop.GATEWAY) + "/v1",
                Map.of(
                        "Entente-Purpose", "drug-trafficking",
                        "Entente-Justification", "EXERCISE crash test",
                        "Accept", "application/json"));
    }

    void begin() {
        before.clear();
        before.addAll(affairs);
        affairs.clear();
    }

    /** Of this kill and the one before. */
    List<Affair> affairs() {
        List<Affair> all = new ArrayList<>(before);
        all.addAll(affairs);
        return all;
    }

    /** How many there are since the beginning. */
    int filed() {
        return filed;
    }

    /** What was answered with no although it was possible: it was done twice, or what came before it is lost. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    Insistent officer() {
        return officer;
    }

    Insistent analyst() {
        return analyst;
    }

    @Override
    public void act(Random random) {
        long open = affairs.stream()
                .filter(affair -> affair.state() != State.RECALLED)
                .count();
        boolean room = open < AT_ONCE && affairs.size() < MOST;
        if (room && (open == 0 || random.nextInt(4) == 0)) file();
        else goOn(affairs.get(random.nextInt(affairs.size())), random);
    }

    private void file() {
        done(officer.says("/referrals", content(1)), "filing").ifOk().ifPresent(answer -> {
            affairs.add(new Affair(answer.json().path("id").asText()));
            filed++;
        });
    }

    private void goOn(Affair affair, Random random) {
        switch (affair.state()) {
            case DRAFT -> change(affair, "/submit", null, State.SUBMITTED, 0);
            case SUBMITTED -> change(affair, "/release", null, State.RELEASED, 1);
            case RELEASED -> released(affair, random);
            case RECALLED -> receipt(affair, random);
            case ERASED -> throw new IllegalStateException("nobody erased " + affair.id());
        }
    }

    private void released(Affair affair, Random random) {
        int what = random.nextInt(16);
        // What is hidden and seen again in one moment would be hidden or not, who knows: the partner sees each first.
        if (!affair.received() || affair.hidden() == affair.kept() || what < 2) pull(affair);
        else if (!affair.kept()) review(affair, Optional.of(nextReview(affair)));
        else if (what < 3) change(affair, "/recall", "{\"reason\":\"EXERCISE\"}", State.RECALLED, affair.released());
        else if (what < 4) amend(affair);
        else if (what < 6 && affair.consents().size() < MOST_CONSENTS) ask(affair);
        else if (what < 9) answer(affair, random);
        else if (what < 12) respond(affair, random);
        else if (what < 15) review(affair, Optional.of(nextReview(affair)));
        else review(affair, Optional.empty());
    }

    private static LocalDate nextReview(Affair affair) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(30 + affair.reviews().size());
    }

    /** @param until empty if it is needed no longer */
    private void review(Affair affair, Optional<LocalDate> until) {
        String finding = until.map(day -> "\"kept\",\"reviewBy\":\"" + day + "\"").orElse("\"not-kept\"");
        String body = "{\"outcome\":" + finding + ",\"reason\":\"EXERCISE\"}";
        if (done(officer.says("/referrals/" + affair.id() + "/reviews", body), "a review")
                .ok()) affair.isReviewed(new Affair.Review(affair.released(), until));
    }

    /** Answers what it owes an answer to, up to the last word. */
    private void respond(Affair affair, Random random) {
        List<String> said = affair.answers();
        if (said.contains(LAST_WORD)) return;
        clocks(affair).stream().flatMap(List::stream).findFirst().ifPresent(clock -> {
            affair.isClocked();
            List<String> possible = ANSWERS.stream()
                    .filter(answer -> said.isEmpty() || !answer.equals(said.get(said.size() - 1)))
                    .toList();
            String answer = possible.get(random.nextInt(possible.size()));
            done(analyst.says("/records/" + affair.id() + "/responses", "{\"answer\":\"" + answer + "\"}"), "an answer")
                    .ifOk()
                    .ifPresent(given -> said.add(given.json().path("answer").asText()));
        });
    }

    /** What the partner owes an answer to. */
    Optional<List<JsonNode>> clocks(Affair affair) {
        return analyst.lists(
                "/clocks?limit=100",
                "clocks",
                clock -> clock.path("record").asText().equals(affair.id()));
    }

    private void amend(Affair affair) {
        change(affair, "/amend", content(affair.released() + 1), State.RELEASED, affair.released() + 1);
    }

    Told pull(Affair affair) {
        Told told = analyst.reads("/records/" + affair.id());
        if (told.ok()) affair.isPulled();
        if (!told.nothingCertain()) affair.isHidden(told.missing());
        else affair.pullLost();
        return told;
    }

    private void ask(Affair affair) {
        String until = LocalDate.now(ZoneOffset.UTC).plusMonths(6) + "T00:00:00Z";
        String wish = "{\"kind\":\"onward-transfer\",\"recipient\":\"us-dea\",\"purposes\":[\"drug-trafficking\"],\"until\":\""
                + until + "\",\"reason\":\"EXERCISE: DEA follows the same line\"}";
        done(analyst.says("/records/" + affair.id() + "/consents", wish), "asking for consent")
                .ifOk()
                .ifPresent(answer ->
                        affair.consents().put(answer.json().path("consent").asText(), new ArrayList<>()));
    }

    /** What has come to the officer's desk by now. */
    private void answer(Affair affair, Random random) {
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

    /** Newest first, so that those of this kill are on the first page. */
    Optional<List<JsonNode>> asked(Affair affair) {
        Told told = officer.reads("/consents?limit=100");
        return told.ifOk()
                .map(answer -> StreamSupport.stream(
                                answer.json().path("consents").spliterator(), false)
                        .filter(asked -> asked.path("referral").asText().equals(affair.id()))
                        .toList());
    }

    private void say(Affair affair, String consent, String path, @Nullable String body) {
        done(officer.says("/consents/" + consent + path, body), path)
                .ifOk()
                .ifPresent(answer -> affair.consents()
                        .computeIfAbsent(consent, unasked -> new ArrayList<>())
                        .add(answer.json().path("state").asText()));
    }

    /** What is kept today may be purged tomorrow; nothing follows that. */
    private void receipt(Affair affair, Random random) {
        if (affair.receipts().contains(PURGED)) return;
        String outcome = affair.receipts().isEmpty() && random.nextBoolean() ? HELD : PURGED;
        owed(affair).stream().flatMap(List::stream).findFirst().ifPresent(owed -> {
            affair.isOwing();
            String path = "/recalls/" + owed.path("recall").asText() + "/receipts";
            done(analyst.says(path, "{\"outcome\":\"" + outcome + "\"}"), "a receipt")
                    .ifOk()
                    .ifPresent(answer ->
                            affair.receipts().add(answer.json().path("outcome").asText()));
        });
    }

    /** What the partner owes for it. */
    Optional<List<JsonNode>> owed(Affair affair) {
        return analyst.lists(
                "/recalls?limit=100",
                "recalls",
                owed -> owed.path("record").asText().equals(affair.id()));
    }

    private void change(Affair affair, String path, @Nullable String body, State then, int released) {
        if (done(officer.says("/referrals/" + affair.id() + path, body), path).ok()) affair.is(then, released);
    }

    private Told done(Told told, String what) {
        if (!told.ok()) refused.add(what + ": " + told);
        return told;
    }

    /** A request whose goods tell the version. */
    private static String content(int version) {
        try (InputStream file = Correspondence.class.getResourceAsStream("/story/request.json")) {
            ObjectNode content = (ObjectNode) new ObjectMapper().readTree(file);
            content.path("items").forEach(item -> ((ObjectNode) item).put("declaredGoods", goods(version)));
            return content.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String goods(int version) {
        return "EXERCISE bananas, lot " + version + ".";
    }
}
