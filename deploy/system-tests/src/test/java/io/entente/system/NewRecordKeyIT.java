package io.entente.system;

import io.entente.local.Deployment;
import io.entente.local.Options;
import io.entente.local.client.Stack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An agency's record key is changed on a deployment that has been at work. */
// Everything is started twice.
@Tag("crash")
class NewRecordKeyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path RUN = Clone.ROOT.resolve("deploy/system-tests/target/run-new-key");
    private static final Options FRESH = new Options(Clone.ROOT, Clone.portsFrom(2600), true, false, false).in(RUN);
    private static final Options AGAIN = new Options(Clone.ROOT, Clone.portsFrom(2600), false, false, false).in(RUN);
    private static final String OFFICER = "us-hsi-officer";
    private static final String PARTNER = "be-fgp-analyst";

    @Test
    @Tag("P1")
    @Tag("P3")
    void what_the_old_key_signed_is_still_there_and_nobody_signs_around_a_suspension() {
        String before;
        try (Deployment deployment = Deployment.up(FRESH, System.out)) {
            People people = new People(deployment, "EXERCISE new key");
            before = released(people);
            version(deployment, "eu-europol", "us-eu", 1, "POST", "/suspensions");
        }

        try (Deployment deployment = Deployment.up(AGAIN.changing("us-hsi"), System.out)) {
            People people = new People(deployment, "EXERCISE new key");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(people.pulls(PARTNER, before).status()).isEqualTo(200));
            released(people);
            assertThat(version(deployment, "be-fgp", "us-be", 2, "GET", "")).isEqualTo("in-force");
            assertThat(version(deployment, "eu-europol", "us-eu", 1, "GET", "")).isEqualTo("suspended");
            assertThat(version(deployment, "eu-europol", "us-eu", 2, "GET", "")).isEqualTo("draft");
        }
    }

    /** @return the id of what a partner could pull */
    private static String released(People people) {
        var content = Filed.seizure();
        content.putArray("recipients").addObject().put("agency", "be-fgp").put("mode", "full");
        String id = people.releases(OFFICER, content);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(people.pulls(PARTNER, id).status()).isEqualTo(200));
        return id;
    }

    /** @return the version's state, as a signatory of the agency is told */
    private static String version(
            Deployment deployment, String agency, String agreement, int version, String method, String step) {
        String signatory = deployment.endpoints().users().stream()
                .filter(user -> user.agency().equals(agency) && user.roles().contains("agreement-signatory"))
                .findFirst()
                .orElseThrow()
                .username();
        var answer = new Stack(deployment.endpoints())
                .callAs(
                        signatory,
                        method,
                        deployment.endpoints().service(People.GATEWAY) + "/v1/agreements/" + agreement + "/versions/"
                                + version + step,
                        Map.of(),
                        null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("state").asText();
    }
}
