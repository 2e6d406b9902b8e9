package io.entente.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entente.local.client.Endpoints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class PreparationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Parties PARTIES = new Parties(Path.of("../.."), Optional.empty());

    @TempDir
    Path root;

    private Place place;
    private Preparation prepared;

    @BeforeEach
    void prepare() {
        place = new Place(root, root.resolve("run"), root.resolve("run/data"));
        place.make();
        prepared = Preparation.of(place, PARTIES, new PortPlan(20000));
    }

    @Test
    void no_file_that_it_makes_can_be_read_by_another_user() throws IOException {
        try (Stream<Path> files = Files.walk(place.data(), FileVisitOption.FOLLOW_LINKS)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .hasSizeGreaterThan(40)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
        assertThat(Files.getPosixFilePermissions(place.data().resolve("secrets")))
                .doesNotContain(PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.GROUP_EXECUTE);
    }

    @Test
    void the_next_start_finds_the_same_secrets() {
        assertThat(Preparation.of(place, PARTIES, new PortPlan(20000)).endpoints())
                .isEqualTo(prepared.endpoints());
    }

    @Test
    void endpoints_are_read_as_they_were_written() {
        Path file = Owned.write(place.endpoints(), prepared.endpoints().json());
        assertThat(Endpoints.read(file)).isEqualTo(prepared.endpoints());
        assertThat(prepared.endpoints().service("partner-gateway")).isEqualTo("https://127.0.0.1:20001");
        assertThat(prepared.endpoints().issuers()).containsEntry("BE", "https://127.0.0.1:20003/realms/be");
        assertThat(prepared.endpoints().postgres().databases()).containsOnlyKeys("cases", "gateway", "audit");
        assertThat(prepared.endpoints().postgres().databases().get("audit")).containsKey("audit_eraser");
    }

    @Test
    @Tag("P4")
    void a_realm_holds_the_people_of_its_own_jurisdiction_and_no_others() throws IOException {
        JsonNode realm = JSON.readTree(prepared.realms().get("US"));
        List<String> agencies = Stream.iterate(0, i -> i < realm.get("users").size(), i -> i + 1)
                .map(i -> realm.at("/users/" + i + "/attributes/agency/0").asText())
                .distinct()
                .toList();
        assertThat(agencies).isNotEmpty().allMatch(agency -> agency.startsWith("us-"));
    }

    @Test
    void the_realm_files_of_the_repository_hold_nobody() {
        for (String jurisdiction : prepared.endpoints().issuers().keySet())
            assertThat(Realm.of(jurisdiction, PARTIES).json())
                    .doesNotContain("\"users\"")
                    .doesNotContain("\"clients\"");
    }

    @Test
    void a_service_gets_its_own_database_roles_and_broker_user_and_no_others() {
        String text = Owned.read(place.workingDirectory(ServiceName.AUDIT).resolve("config/application.properties"));
        assertThat(text)
                .contains("quarkus.datasource.username=audit_web\n")
                .contains("quarkus.datasource.worker.username=audit_worker\n")
                .contains("quarkus.flyway.username=audit_owner\n")
                .contains("amqp-username=audit-service\n")
                .contains("entente.mode=demo\n")
                .contains("quarkus.http.insecure-requests=disabled\n")
                .contains("quarkus.oidc.eu.token.issuer=https://127.0.0.1:20003/realms/eu\n")
                .doesNotContain("entente.agency-keys")
                .doesNotContain("entente.keys.at-rest")
                .doesNotContain(prepared.databasePasswords().get("cases_web"))
                .doesNotContain(prepared.databasePasswords().get("audit_eraser"))
                .doesNotContain(prepared.brokerPasswords().get("case-service"));
    }

    @Test
    void every_agency_has_a_key_for_what_is_stored_and_only_its_owner_reads_the_file() throws IOException {
        String text = Owned.read(place.workingDirectory(ServiceName.GATEWAY).resolve("config/application.properties"));
        Path keys = place.data().resolve("keys/at-rest");
        assertThat(text).contains("entente.keys.at-rest=" + keys + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(keys)) {
            List<Path> all = files.toList();
            assertThat(all)
                    .extracting(file -> file.getFileName().toString())
                    .contains("be-fgp.key", "us-hsi.key", "eu-europol.key");
            for (Path file : all) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(Owned.read(file)).contains("generated by deploy/up");
            }
        }
    }
}
