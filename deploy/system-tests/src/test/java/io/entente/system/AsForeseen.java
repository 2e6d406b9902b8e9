package io.entente.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Answer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Referrals at random: what their officer is shown of each recipient's pull, and what each then pulls. */
final class AsForeseen {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OFFICER = "be-fgp-officer";
    private static final Set<String> WITH_SYSTEMS = Set.of("us-hsi", "eu-europol");
    private static final String TRAFFICKING = "drug-trafficking";

    private final People people;
    private final Random random = new Random(20261122);

    AsForeseen(People people) {
        this.people = people;
    }

    void isShown() {
        int pulled = 0;
        for (int n = 0; n < 8; n++) {
            String id = people.releases(OFFICER, Filed.any(random));
            for (String purpose : List.of(TRAFFICKING, "money-laundering", "immigration-enforcement"))
                pulled += pulledAsForeseen(id, purpose);
            if (random.nextBoolean()) {
                people.does(
                        OFFICER,
                        "/v1/referrals/" + id + "/amend",
                        Filed.any(random).toString());
                pulled += pulledAsForeseen(id, TRAFFICKING);
            }
        }
        assertThat(pulled).as("partners that got something").isGreaterThan(20);
    }

    /** @return how many got something */
    private int pulledAsForeseen(String id, String purpose) {
        JsonNode preview = preview(id, purpose);
        int pulled = 0;
        for (JsonNode outlook : preview.path("recipients")) {
            String agency = outlook.path("recipient").asText();
            await().atMost(PATIENCE).untilAsserted(() -> pullsAsForeseen(agency + "-analyst", id, purpose, outlook));
            if (WITH_SYSTEMS.contains(agency)) pullsAsForeseen(agency + "-system", id, purpose, outlook);
            if (outlook.path("payload").isTextual()) pulled++;
        }
        int asked = Filed.RECIPIENTS.size();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(people.finds("be-auditor", id, "record.pulled"))
                .filteredOn(event -> event.path("purpose").asText().equals(purpose))
                .hasSizeGreaterThanOrEqualTo(asked)
                .extracting(event -> people.proves("be-auditor", event, "policy"))
                .containsOnly(preview.path("policy").path("agreements").asText()));
        return pulled;
    }

    /** A person and a partner's own system are shown the same. */
    private void pullsAsForeseen(String partner, String id, String purpose, JsonNode outlook) {
        Map<String, String> headers = people.declaration();
        headers.put("Entente-Purpose", purpose);
        headers.put("Entente-On-Behalf-Of", "exercise-officer-7");
        Answer answer = people.asks(partner, "GET", "/v1/records/" + id, headers, null);
        boolean something = outlook.path("payload").isTextual();
        assertThat(answer.status())
                .as("%s %s %s", partner, outlook, answer.text())
                .isEqualTo(something ? 200 : 404);
        if (something)
            assertThat(answer.text())
                    .as(partner)
                    .isEqualTo(outlook.path("payload").asText());
    }

    private JsonNode preview(String id, String purpose) {
        String path = "/v1/referrals/" + id + "/preview?purpose=" + purpose
                + Filed.RECIPIENTS.stream()
                        .map(agency -> "&recipient=" + agency)
                        .collect(Collectors.joining());
        await().atMost(PATIENCE).until(() -> people.reads(OFFICER, path).status() == 200);
        return people.reads(OFFICER, path).json();
    }
}
