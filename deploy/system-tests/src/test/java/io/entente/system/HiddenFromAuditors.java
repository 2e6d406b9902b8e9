package io.entente.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a partner's own auditor finds of pulls that brought nothing: of a record that is kept silent from the partner, and of
 * one that there never was. The owner's auditor finds that the one was there, and its officer is told.
 */
final class HiddenFromAuditors {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PARTNER = "us-hsi-analyst";
    private static final String OFFICER = "be-fgp-officer";
    private static final String PULLED = "record.pulled";

    /** What is made up for each event. */
    private static final Set<String> ITS_OWN = Set.of("index", "id", "at", "trace", "disclosure");

    private final People people;

    HiddenFromAuditors(People people) {
        this.people = people;
    }

    void isShown() {
        String hidden = people.releases(OFFICER, silent());
        int asked = askedUntilTheOwnerKnows(hidden);
        String none = UUID.randomUUID().toString();
        for (int pull = 0; pull < asked; pull++)
            assertThat(people.pulls(PARTNER, none).status()).isEqualTo(404);

        List<List<String>> ofNone = found(none, asked);

        assertThat(found(hidden, asked)).isEqualTo(ofNone);
        assertThat(people.finds("be-auditor", none)).isEmpty();
        assertThat(people.finds("eu-auditor", hidden)).isEmpty();
    }

    /** Until all that follows from a silent hit has happened: it is in the owner's events, and its officer was told. */
    private int askedUntilTheOwnerKnows(String hidden) {
        List<Integer> asked = new ArrayList<>();
        await().atMost(PATIENCE).untilAsserted(() -> {
            asked.add(people.pulls(PARTNER, hidden).status());
            assertThat(people.finds("be-auditor", hidden, PULLED))
                    .anyMatch(event -> event.path("refusal").toString().contains("silent"));
        });
        await().atMost(PATIENCE).until(() -> !people.reads(OFFICER, "/v1/referrals/" + hidden + "/notices")
                .json()
                .path("notices")
                .isEmpty());
        assertThat(asked).containsOnly(404);
        return asked.size();
    }

    /** @return of each event all that the partner's auditor finds in the list, and may open, in order of their happening */
    private List<List<String>> found(String record, int many) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(people.finds("us-auditor", record))
                .hasSize(many));
        return people.finds("us-auditor", record).stream()
                .map(event -> told(event, record))
                .toList();
    }

    private List<String> told(JsonNode event, String record) {
        List<String> told = new ArrayList<>();
        told.add(plain((ObjectNode) event.deepCopy(), record));
        JsonNode whole = people.opens("us-auditor", event);
        told.add("signed part of " + whole.path("statement").asText().length());
        whole.path("disclosures").forEach(disclosure -> {
            JsonNode part = People.opened(disclosure);
            String name = part.path(1).asText();
            told.add(
                    ITS_OWN.contains(name)
                            ? name
                            : disclosure.asText().length() + " " + name + " "
                                    + part.path(2).toString().replace(record, "the record"));
        });
        return told;
    }

    private static String plain(ObjectNode event, String record) {
        return event.remove(ITS_OWN).toString().replace(record, "the record");
    }

    private static ObjectNode silent() {
        ObjectNode content = Filed.seizure();
        content.putArray("recipients").addObject().put("agency", "us-hsi").put("mode", "silent");
        return content;
    }
}
