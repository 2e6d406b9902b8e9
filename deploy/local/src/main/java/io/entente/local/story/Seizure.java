package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A container from Guayaquil to Antwerp and what was found in it. */
final class Seizure {
    private static final String DRUGS = "drug-trafficking";
    private static final String IMMIGRATION = "immigration-enforcement";

    private final Teller teller;
    private final Officer officer;
    private final Partner hsi;
    private final Partner hsiSystem;
    private final Partner europol;
    private final Partner dea;
    private final Auditor auditor;
    private final ObjectNode content = Content.of("seizure.json");
    private String id = "";
    private JsonNode preview = Content.read("{}");

    /** The last processed payload, as it came. */
    private String delivered = "";

    Seizure(Stack stack, Teller teller) {
        this.teller = teller;
        this.officer = new Officer(stack, "be-fgp-officer");
        this.hsi = new Partner(stack, "us-hsi-analyst");
        this.hsiSystem = new Partner(stack, "us-hsi-system");
        this.europol = new Partner(stack, "eu-europol-analyst");
        this.dea = new Partner(stack, "us-dea-analyst");
        this.auditor = new Auditor(stack, "be-auditor");
    }

    void isFiledAndLookedAt() {
        teller.step("An officer of the Belgian Federal Judicial Police files a seizure, and looks at it with HSI's eyes"
                + " before anything leaves.");
        id = officer.files(content);
        preview = Teller.eventually("a preview of what HSI would get", () -> officer.previews(id, "us-hsi", DRUGS)
                .filter(look -> look.path("mode").asText().equals("full")));
        teller.saw("HSI would get "
                + String.join(
                        ", ",
                        Content.itemClasses(Content.read(preview.path("payload").asText())))
                + ", under "
                + preview.path("clauses").path(0).asText() + "; "
                + StreamSupport.stream(preview.path("withheld").spliterator(), false)
                        .map(closed -> closed.path("class"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .distinct()
                        .collect(Collectors.joining(", "))
                + " would stay.");
    }

    void isReleased() {
        teller.step("The officer releases it to US HSI and Europol.");
        officer.submits(id);
        JsonNode released = officer.releases(id);
        Teller.insist(released.path("released").asInt() == 1, "version 1 released", released);
        teller.saw("Referral " + released.path("reference").asText() + ", version 1, released.");
    }

    void appearsInTheFeedOfHsi() {
        teller.step("HSI's system, signed in with its key and bound to its certificate, reads its feed.");
        teller.saw("The feed says: " + waitForFeed("visible") + ".");
    }

    void isPulledByHsi() {
        teller.step("An HSI analyst pulls it for drug-trafficking, with a justification.");
        JsonNode payload = pulled(hsi, Set.of("logistics", "narrative", "seizure", "substance"));
        isWhatWasForeseen(payload);
        teller.saw("Container " + Content.field(payload, "container", "number") + ", "
                + Content.field(payload, "movement", "from") + " to " + Content.field(payload, "movement", "to") + ", "
                + Content.field(payload, "seizure", "grams") + " grams of "
                + Content.field(payload, "substance", "name") + ".");
        Answer proof = hsi.pullsTheProof(id, DRUGS);
        Teller.insist(proof.status() == 200 && proof.text().endsWith("~"), "the signed proof", proof.status());
        teller.saw("The proof comes too: "
                + proof.text().chars().filter(c -> c == '~').count() + " parts under the Belgian signature.");
    }

    /** Before the release nobody could know its second; after it, there is nothing that is not the same. */
    private void isWhatWasForeseen(JsonNode payload) {
        ObjectNode foreseen = Content.read(preview.path("payload").asText());
        foreseen.set("iat", payload.path("iat"));
        Teller.insist(foreseen.equals(payload), "what the officer foresaw", payload);
        String again = officer.previews(id, "us-hsi", DRUGS)
                .map(look -> look.path("payload").asText())
                .orElse("");
        Teller.insist(again.equals(delivered), "byte for byte what HSI got", again);
        teller.saw("It is what the officer foresaw, and byte for byte what a preview of the release says.");
    }

    void isHiddenFromImmigrationEnforcement() {
        teller.step("The same analyst pulls it for immigration-enforcement, which a clause forbids.");
        Answer hidden = hsi.pulls(id, IMMIGRATION);
        Answer missing = hsi.pulls(UUID.randomUUID().toString(), IMMIGRATION);
        Teller.insist(hidden.status() == 404, "404", hidden.status() + " " + hidden.text());
        Teller.insist(
                hidden.text().equals(missing.text()) && missing.status() == 404,
                "the answer for a record that does not exist",
                hidden.text());
        teller.saw("404, byte for byte what HSI gets for a record that does not exist.");
    }

    void isPulledByEuropolWithOtherFields() {
        teller.step("A Europol analyst pulls it under the agreement between Belgium and the EU.");
        JsonNode payload = pulled(europol, Set.of("identity", "logistics", "seizure", "substance"));
        teller.saw("The suspect's identity is there (" + Content.field(payload, "person", "name")
                + "), the narrative is not.");
    }

    void isHiddenFromDea() {
        teller.step("A DEA analyst, to whom nobody released it, tries the same.");
        Answer answer = dea.pulls(id, DRUGS);
        Teller.insist(answer.status() == 404, "404", answer.status() + " " + answer.text());
        teller.saw("404: there is nothing here for DEA.");
    }

    void isAcceptedByHsi() {
        teller.step("HSI accepts the referral, and the officer sees it.");
        hsi.accepts(id, DRUGS);
        JsonNode response = Teller.eventually("HSI's answer in the referral", () -> {
            JsonNode responses = officer.reads(id).path("responses");
            return responses.isEmpty() ? Optional.empty() : Optional.of(responses.get(0));
        });
        Teller.insist(response.path("answer").asText().equals("accept"), "accept", response);
        teller.saw("The officer reads: " + response.path("agency").asText() + " answered "
                + response.path("answer").asText() + ".");
    }

    void isAmended() {
        teller.step("The officer weighs again and amends the referral.");
        ObjectNode amended = content.deepCopy();
        amended.path("items").forEach(item -> {
            if (item.path("kind").asText().equals("seizure")) ((ObjectNode) item).put("grams", 1_275_500);
        });
        officer.amends(id, amended);
        teller.saw("HSI's feed says: " + waitForFeed("changed") + ".");
        JsonNode payload = pulled(hsi, Set.of("logistics", "narrative", "seizure", "substance"));
        Teller.insist(
                Content.field(payload, "seizure", "grams").equals("1275500"),
                "1275500 grams",
                Content.field(payload, "seizure", "grams"));
        teller.saw("The next pull says " + Content.field(payload, "seizure", "grams") + " grams.");
    }

    void isRecalled() {
        teller.step("The officer recalls it.");
        officer.recalls(id, "EXERCISE: filed under the wrong investigation");
        teller.saw("HSI's feed says: " + waitForFeed("withdrawn") + ".");
        Answer answer = hsi.pulls(id, DRUGS);
        Teller.insist(answer.status() == 404, "404", answer.status() + " " + answer.text());
        teller.saw("The next pull is withheld: 404.");
    }

    void isFoundByTheAuditor() {
        teller.step("A Belgian auditor lists who saw it, when, why and under which clause.");
        List<Pull> expected = new ArrayList<>(PassingOn.pulls());
        expected.addAll(List.of(
                Pull.disclosed("us-hsi", DRUGS),
                Pull.disclosed("us-hsi", DRUGS),
                Pull.withheld("us-hsi", IMMIGRATION, "forbidden-by-clause"),
                Pull.disclosed("eu-europol", DRUGS),
                Pull.withheld("us-dea", DRUGS, "not-a-recipient"),
                Pull.disclosed("us-hsi", DRUGS),
                Pull.withheld("us-hsi", DRUGS, "recalled")));
        List<JsonNode> events =
                Teller.eventually("every pull in the ledger", () -> Optional.of(auditor.lists(id, "record.pulled"))
                        .filter(found -> found.size() >= expected.size()));
        List<Pull> seen = events.stream().map(Pull::of).toList();
        Teller.insist(Pull.sameAs(expected, seen), "exactly " + expected, seen);
        events.forEach(event -> teller.saw(Pull.line(event)));
    }

    void isDecidedAgain() {
        teller.step("The auditor has each decision made again, and again under a draft without the narrative.");
        List<JsonNode> events = auditor.lists(id, "record.pulled");
        for (JsonNode event : events) {
            JsonNode again = auditor.replays(event.path("disclosure").asText());
            Teller.insist(again.path("result").asText().equals("same"), "the same answer", again);
        }
        teller.saw(events.size() + " decisions, each with the same answer as on record.");
        Set<String> ours =
                events.stream().map(event -> event.path("disclosure").asText()).collect(Collectors.toSet());
        int closed = 0;
        for (JsonNode change :
                auditor.replaysUnder(Content.of("draft-us-be.json")).path("changes")) {
            if (!ours.contains(change.path("disclosure").asText())) continue;
            Teller.insist(
                    change.path("opens").isEmpty()
                            && change.path("closes").toString().contains("narrative"),
                    "the narrative closed and nothing opened",
                    change);
            closed++;
        }
        Teller.insist(closed == 4, "the narrative closed in HSI's 3 pulls and in DEA's", closed);
        teller.saw("The draft would have closed the narrative in the " + closed
                + " pulls of HSI and DEA that got it, and opened nothing.");
    }

    String id() {
        return id;
    }

    private String waitForFeed(String change) {
        return Teller.eventually(
                "'" + change + "' in HSI's feed",
                () -> hsiSystem.lastChangeOf(id, DRUGS).filter(change::equals));
    }

    private JsonNode pulled(Partner partner, Set<String> classes) {
        Answer answer = partner.pulls(id, DRUGS);
        Teller.insist(answer.status() == 200, "200", answer.status() + " " + answer.text());
        delivered = answer.text();
        Set<String> got = Content.itemClasses(answer.json());
        Teller.insist(got.equals(classes), "the classes " + classes, got);
        teller.saw("It gets " + got.stream().collect(Collectors.joining(", ")) + ", as disclosure "
                + answer.header("Entente-Disclosure").orElse("?") + ".");
        return answer.json();
    }
}
