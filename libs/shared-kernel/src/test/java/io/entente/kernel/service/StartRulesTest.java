package io.entente.kernel.service;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a service refuses to start with, and what it tells whoever tried. */
class StartRulesTest {
    private static final String ISSUER = "entente.callers.issuers.BE";
    private static final StartRule BROKEN = () -> List.of("entente.one is wrong: mend it.", "entente.two is too.");

    @TempDir
    Path directory;

    @Test
    void whoever_forgets_the_mode_gets_the_strictest() {
        assertThat(Mode.of(Optional.empty())).isEqualTo(Mode.SOVEREIGN);
        assertThat(Mode.of(Optional.of("hub")).isProduction()).isTrue();
        assertThat(Mode.of(Optional.of("demo")).isProduction()).isFalse();
    }

    @Test
    void a_mode_that_nobody_knows_is_refused_rather_than_guessed_at() {
        assertThatThrownBy(() -> Mode.of(Optional.of("Demo")))
                .isInstanceOf(RefusedStart.class)
                .hasMessageContaining("entente.mode is Demo: set it to one of demo, hub, sovereign.");
    }

    @Test
    void every_fault_is_told_at_once() {
        assertThatThrownBy(() -> start(Map.of(), BROKEN, BROKEN))
                .isInstanceOf(RefusedStart.class)
                .hasMessageContaining("entente.one is wrong: mend it.\n  entente.two is too.\n  entente.one");
    }

    @Test
    void the_demo_is_excused_from_what_makes_it_a_demo_and_from_nothing_else() {
        StartRule always = new StartRule() {
            @Override
            public boolean holdsForTheDemo() {
                return true;
            }

            @Override
            public List<String> faults() {
                return List.of("never");
            }
        };
        assertThatCode(() -> start(Map.of("entente.mode", "demo"), BROKEN)).doesNotThrowAnyException();
        assertThatThrownBy(() -> start(Map.of("entente.mode", "demo"), always)).isInstanceOf(RefusedStart.class);
    }

    @ParameterizedTest
    @Tag("P4")
    @ValueSource(
            strings = {
                "http://id.example.be/realms/be",
                "https://127.0.0.1:8443/realms/be",
                "https://127.1/realms/be",
                "https://2130706433/realms/be",
                "https://localhost/realms/be",
                "https://LOCALHOST./realms/be",
                "https://id.localhost/realms/be",
                "https://[::1]:8443/realms/be",
                "https://[0:0:0:0:0:0:0:1]/realms/be",
                "https://[::ffff:127.0.0.1]/realms/be",
                "https://0.0.0.0/realms/be",
                "id.example.be",
                "https://"
            })
    void an_issuer_over_http_or_on_this_machine_is_refused_wherever_it_stands(String url) {
        for (String setting : List.of(
                ISSUER,
                "quarkus.oidc.be.auth-server-url",
                "quarkus.oidc.\"nl\".auth-server-url",
                "quarkus.oidc.be.token.issuer"))
            assertThat(new RealIssuers(Settings.of(Map.of(setting, url))).faults())
                    .singleElement()
                    .asString()
                    .startsWith(setting + " is " + url + ": give the jurisdiction's own issuer");
    }

    @Test
    void a_jurisdictions_own_issuer_is_accepted() {
        Map<String, String> real = Map.of(
                ISSUER,
                "https://id.example.be/realms/be",
                "quarkus.oidc.be.auth-server-url",
                "https://id.example.be/realms/be",
                "quarkus.oidc.be.jwks-path",
                "protocol/openid-connect/certs",
                "quarkus.oidc.be.token.issuer",
                "https://id.example.be/realms/be");
        assertThat(new RealIssuers(Settings.of(real)).faults()).isEmpty();
        assertThat(new RealIssuers(Settings.of(Map.of("quarkus.oidc.be.jwks-path", "http://keys.example/"))).faults())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10m", "899", "PT14M59S"})
    void an_issuers_keys_that_are_forgotten_within_a_quarter_of_an_hour_are_refused(String kept) {
        Map<String, String> forgetful = Map.of(
                "quarkus.oidc.be.auth-server-url",
                "https://id.example.be/realms/be",
                "quarkus.oidc.be.jwks.cache-time-to-live",
                kept);
        assertThat(new KeysOutliveTheirIssuer(Settings.of(forgetful)).faults())
                .singleElement()
                .asString()
                .startsWith("quarkus.oidc.be.jwks.cache-time-to-live is " + kept + ": set it to 15m at least");
    }

    @Test
    void each_tenant_says_how_long_its_issuers_keys_are_kept_and_the_demo_is_not_excused() {
        Map<String, String> told = Map.of(
                "quarkus.oidc.auth-server-url", "https://id.example/realms/entente",
                "quarkus.oidc.be.auth-server-url", "https://id.example.be/realms/be",
                "quarkus.oidc.be.jwks.cache-time-to-live", "15m",
                "quarkus.oidc.\"nl\".auth-server-url", "https://id.example.nl/realms/nl",
                "quarkus.oidc.nl.jwks.cache-time-to-live", "24H",
                "quarkus.oidc.us.auth-server-url", "https://id.example.us/realms/us");
        KeysOutliveTheirIssuer rule = new KeysOutliveTheirIssuer(Settings.of(told));

        assertThat(rule.faults())
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith("quarkus.oidc.jwks.cache-time-to-live is missing: set it"))
                .anyMatch(fault -> fault.startsWith("quarkus.oidc.us.jwks.cache-time-to-live is missing: set it"));
        assertThat(rule.holdsForTheDemo()).isTrue();
    }

    @Test
    @Tag("P4")
    void a_demo_client_is_refused_and_its_tokens_are_worth_nothing_to_who_was_not_told() {
        Map<String, String> told = Map.of("entente.demo-client", "entente-demo-cli");
        assertThat(new DemoClient(Settings.of(told)).faults())
                .singleElement()
                .asString()
                .startsWith("entente.demo-client names the demo's client entente-demo-cli: leave it out");
        assertThat(new DemoClient(Settings.of(Map.of("quarkus.oidc.be.client-id", "entente-demo-cli"))).faults())
                .hasSize(1);
        DemoClient untold = new DemoClient(Settings.of(Map.of("quarkus.oidc.be.client-id", "entente")));

        assertThat(untold.faults()).isEmpty();
        assertThat(untold.isBarred("entente-demo-cli")).isTrue();
        assertThat(untold.isBarred("be-fgp-system")).isFalse();
        assertThat(new DemoClient(Settings.of(told)).isBarred("entente-demo-cli"))
                .isFalse();
        assertThat(new DemoClient(Settings.of(told)).isBarred("entente-demo-other"))
                .isTrue();
    }

    @Test
    void every_key_in_a_file_is_acknowledged_by_the_name_of_its_setting() {
        Map<String, String> keys = Map.of(
                "entente.keys.signing", "/keys/signing.pem",
                "entente.keys.of-tomorrow", "/keys/new.pem",
                "entente.agency-keys", "/keys/agencies");
        assertThat(acknowledging(keys, "entente.keys.signing"))
                .singleElement()
                .asString()
                .contains("entente.agency-keys,entente.keys.of-tomorrow")
                .doesNotContain("entente.keys.signing")
                .contains("list the settings in entente.file-keys-acknowledged");
        assertThat(acknowledging(keys, "entente.keys.signing, entente.keys.of-tomorrow,entente.agency-keys"))
                .isEmpty();
    }

    @Test
    void a_key_that_a_launcher_made_by_default_is_refused_alone_or_among_others() throws IOException {
        Path made = Files.writeString(directory.resolve("made.pem"), "-----BEGIN PRIVATE KEY-----\n");
        Path agencies = Files.createDirectory(directory.resolve("agencies"));
        Path generated = Files.writeString(
                agencies.resolve("be-fgp.pem"), "# EXERCISE: generated by deploy/up, not for production\n");
        Settings settings = Settings.of(Map.of(
                "entente.keys.signing", made.toString(),
                "entente.keys.missing", directory.resolve("missing").toString(),
                "entente.agency-keys", agencies.toString()));

        assertThat(new NoGeneratedKeys(new KeySettings(settings)).faults())
                .containsExactly("entente.agency-keys holds " + generated
                        + ", which deploy/up generated: give a key that its owner made.");
    }

    private static List<String> acknowledging(Map<String, String> keys, String names) {
        Map<String, String> told = new java.util.HashMap<>(keys);
        told.put("entente.file-keys-acknowledged", names);
        Settings settings = Settings.of(told);
        return new AcknowledgedFileKeys(new KeySettings(settings), settings).faults();
    }

    private static void start(Map<String, String> told, StartRule... rules) {
        new StartRules(List.of(rules), Settings.of(told)).check(new io.quarkus.runtime.StartupEvent());
    }
}
