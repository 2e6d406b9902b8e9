package io.entente.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.local.Deployment;
import io.entente.local.Options;
import io.entente.local.client.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The example of five parties, started as its guide says: no code knows them. */
// A second Keycloak is filled, with seven realms.
@Tag("crash")
class FivePartiesIT {
    private static final int PORT_BASE = Clone.portsFrom(2500);
    private static final Path RUN = Clone.ROOT.resolve("deploy/system-tests/target/run-five");
    private static final Path EXAMPLE = Clone.ROOT.resolve("deploy/agreements/examples/five-parties");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> OTHERS = List.of("us-hsi", "ca-rcmp", "au-afp", "nz-police");

    private static Deployment deployment;
    private static People people;

    @BeforeAll
    static void everythingRuns() {
        deployment = Deployment.up(
                new Options(Clone.ROOT, PORT_BASE, true, false, false)
                        .with(EXAMPLE)
                        .in(RUN),
                System.out);
        people = new People(deployment, "EXERCISE five parties");
    }

    @AfterAll
    static void everythingStops() {
        if (deployment != null) deployment.close();
    }

    @Test
    @Tag("P1")
    @Tag("P4")
    @Tag("P7")
    void a_record_in_the_circle_is_pulled_by_its_members_who_do_not_see_each_other() {
        assertThat(deployment.endpoints().issuers()).containsOnlyKeys("US", "BE", "EU", "UK", "CA", "AU", "NZ");
        String id = releasedByTheBritish();

        for (String agency : OTHERS)
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(feed(agency)).as(agency).contains(id));

        for (String agency : OTHERS) {
            Answer pulled = pull(agency, id);
            assertThat(pulled.status()).as(agency + pulled.text()).isEqualTo(200);
            assertThat(pulled.text()).as(agency).contains("CSQU3054383", "\"marking.rel-to." + side(agency) + "\"");
            assertThat(pulled.text().contains("EXERCISE Juan Inventado"))
                    .as("a suspect is named to the United States alone, not to " + agency)
                    .isEqualTo(agency.equals("us-hsi"));
            for (String other : OTHERS)
                if (!other.equals(agency))
                    assertThat(pulled.text() + feed(agency)).as(agency).doesNotContain(other, "rel-to." + side(other));
        }
    }

    @Test
    @Tag("P7")
    void outside_the_circle_the_record_is_like_none_and_auditors_of_members_find_their_own_side_alone() {
        String id = releasedByTheBritish();
        await().atMost(PATIENCE).until(() -> pull("ca-rcmp", id).status() == 200);
        assertThat(pull("au-afp", id).status()).isEqualTo(200);

        for (String outsider : List.of("be-fgp", "eu-europol")) {
            Answer hidden = pull(outsider, id);
            assertThat(hidden.status()).as(outsider).isEqualTo(404);
            assertThat(hidden.body())
                    .isEqualTo(pull(outsider, UUID.randomUUID().toString()).body());
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events("ca-rcmp-auditor", id))
                .extracting(event -> event.path("type").asText())
                .contains("record.pulled"));
        assertThat(events("ca-rcmp-auditor", id).toString()).doesNotContain("au-afp", "us-hsi", "nz-police", "be-fgp");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events("uk-nca-auditor", id).toString())
                        .as("its owner sees who pulled it")
                        .contains("ca-rcmp", "au-afp"));
    }

    private static String releasedByTheBritish() {
        ObjectNode content = Filed.seizure();
        ArrayNode recipients = content.putArray("recipients");
        for (String agency : OTHERS)
            recipients.addObject().put("agency", agency).put("mode", "full");
        recipients.addObject().put("agency", "be-fgp").put("mode", "full");
        ArrayNode relTo = ((ObjectNode) content.path("markings")).putArray("relTo");
        List.of("US", "CA", "AU", "NZ").forEach(relTo::add);
        return people.releases("uk-nca-officer", content);
    }

    private static Answer pull(String agency, String id) {
        return partner(agency, "/v1/records/" + id);
    }

    private static String feed(String agency) {
        Answer answer = partner(agency, "/v1/feed?limit=100");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private static Answer partner(String agency, String path) {
        return people.asks(agency + "-analyst", "GET", path, people.declaration(), null);
    }

    private static List<JsonNode> events(String auditor, String id) {
        return people.finds(auditor, id);
    }

    private static String side(String agency) {
        return agency.substring(0, 2).toUpperCase(java.util.Locale.ROOT);
    }
}
