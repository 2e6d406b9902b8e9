package io.entente.gateway.agreement;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.testing.TestStack;
import io.entente.policy.agreement.AgreementDocument;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.core.Vertx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Versions delivered to the directory, at the start and while the service runs. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class FollowDirectoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path US_BE = Path.of("src/test/resources/agreements/us-be.json");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @Inject
    TakeAgreements takeAgreements;

    @Inject
    Vertx vertx;

    @TempDir
    Path directory;

    TestStack stack;
    Partners partners;
    private final AgreementsTaken taken = new AgreementsTaken();
    private final List<String> ended = new ArrayList<>();

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    @Tag("P1")
    void a_version_delivered_while_the_service_runs_is_obeyed_and_told_by_the_feed() throws IOException {
        RecordTestData record = RecordTestData.released().to(Map.of("be-customs", "full"));
        partners.release(record);
        FollowDirectory follow = followed();
        assertThat(pullByCustoms(record)).isEqualTo(404);

        String json = AgreementTestData.between("be-customs", "be-fgp", LONG_AGO, "");
        deliver("one.json", json);
        round(follow);

        assertThat(pullByCustoms(record)).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() ->
                        partners.count("feed_entry where agency = 'be-customs' and change = 'visible' and record = '"
                                        + record.id() + "'")
                                == 1);
        // Other tests take it that these two agreed on nothing.
        Signatory.of(stack, "be-fgp", "be-fgp", "one")
                .suspend(VersionKey.of(AgreementDocument.read(json.getBytes(StandardCharsets.UTF_8))))
                .then()
                .statusCode(200);
    }

    @Test
    void what_stands_there_unchanged_is_not_read_again() throws IOException {
        Path file = deliver("one.json", AgreementTestData.between("be-port", "be-fgp", LONG_AGO, ""));
        FollowDirectory follow = followed();
        var time = Files.getLastModifiedTime(file);

        // As long as before and as old: who reads it would refuse it.
        Files.write(file, "x".repeat((int) Files.size(file)).getBytes(), java.nio.file.StandardOpenOption.WRITE);
        Files.setLastModifiedTime(file, time);
        long versions = partners.count("agreement_version");
        round(follow);

        assertThat(partners.count("agreement_version")).isEqualTo(versions);
        assertThat(ended).isEmpty();
    }

    @Test
    @Tag("P1")
    void a_changed_version_at_the_start_ends_the_service_and_says_why() throws IOException {
        deliver("us-be.json", Files.readString(US_BE).replace("\"reference\", \"identity\"", "\"identity\""));

        round(follow());

        assertThat(taken.already()).isFalse();
        assertThat(ended).hasSize(1);
        assertThat(ended.get(0)).contains("us-be.json", "version 1 of us-be was taken in before with other content");
    }

    @Test
    @Tag("P1")
    void a_version_that_lacks_a_partys_signature_ends_the_service_at_its_start() throws IOException {
        deliver("one.json", AgreementTestData.between("be-port", "be-fgp", LONG_AGO, ""));
        Files.delete(directory.resolve("one.be-fgp.jws"));

        assertThatThrownBy(() -> follow().atStart(new io.quarkus.runtime.StartupEvent()))
                .isInstanceOf(UnusableAgreement.class)
                .hasMessageContaining("one.json")
                .hasMessageContaining("the signature of be-fgp is missing");
        round(follow());

        assertThat(taken.already()).isFalse();
        assertThat(ended).hasSize(1);
    }

    @Test
    @Tag("P1")
    void a_version_delivered_with_a_signature_over_other_bytes_is_left_aside() throws IOException {
        FollowDirectory follow = followed();
        String json = AgreementTestData.between("be-customs", "be-port", LONG_AGO, "");
        Path file = deliver("one.json", json);
        Files.writeString(file, json + " ");
        long versions = partners.count("agreement_version");

        round(follow);
        assertThat(partners.count("agreement_version")).isEqualTo(versions);
        assertThat(ended).isEmpty();

        Files.writeString(file, json);
        round(follow);
        assertThat(partners.count("agreement_version")).isEqualTo(versions + 1);
    }

    @Test
    void without_a_directory_there_is_nothing_to_wait_for() {
        round(new FollowDirectory(
                new AgreementDirectory(Optional.empty(), stack.keys().register()),
                Duration.ofSeconds(1),
                takeAgreements,
                taken,
                vertx,
                ended::add));

        assertThat(taken.already()).isTrue();
    }

    @Test
    void what_is_no_agreement_stops_the_start_before_anything_is_served() throws IOException {
        deliver("broken.json", "{");
        FollowDirectory follow = follow();

        assertThatThrownBy(() -> follow.atStart(new io.quarkus.runtime.StartupEvent()))
                .isInstanceOf(UnusableAgreement.class)
                .hasMessageContaining("broken.json");
    }

    @Test
    void a_changed_version_later_is_refused_and_what_stood_stays() throws IOException {
        FollowDirectory follow = followed();
        String changed = Files.readString(US_BE).replace("\"reference\", \"identity\"", "\"identity\"");
        deliver("us-be.json", changed);

        round(follow);

        assertThat(ended).isEmpty();
        assertThat(taken.already()).isTrue();
        assertThat(partners.count("agreement_version where agreement = 'us-be'"))
                .isOne();
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        assertThat(partners.hsi("money-laundering")
                        .get("/v1/records/" + record.id())
                        .asString())
                .contains("reference");
    }

    @Test
    @Tag("P1")
    void until_the_first_agreements_are_taken_nothing_is_decided() {
        SignedAgreements agreements = new SignedAgreements(taken, stack.keys().register(), Map::of);

        assertThatThrownBy(() -> agreements
                        .all(io.entente.gateway.transaction.Transaction.in(
                                (io.vertx.mutiny.sqlclient.SqlConnection) null))
                        .await()
                        .atMost(PATIENCE))
                .hasMessageContaining("not yet taken in");
        assertThat(new AgreementsReady(taken).call().getStatus().name()).isEqualTo("DOWN");
    }

    private FollowDirectory followed() {
        FollowDirectory follow = follow();
        round(follow);
        assertThat(taken.already()).isTrue();
        assertThat(new AgreementsReady(taken).call().getStatus().name()).isEqualTo("UP");
        return follow;
    }

    private FollowDirectory follow() {
        return new FollowDirectory(
                new AgreementDirectory(Optional.of(directory), stack.keys().register()),
                Duration.ofSeconds(1),
                takeAgreements,
                taken,
                vertx,
                ended::add);
    }

    private static void round(FollowDirectory follow) {
        follow.run().await().atMost(PATIENCE);
    }

    /** With every party's signature, where it is an agreement. */
    private Path deliver(String name, String json) throws IOException {
        if (json.contains("parties"))
            for (Map.Entry<String, String> signature :
                    stack.keys().signed(json.getBytes(StandardCharsets.UTF_8)).entrySet())
                Files.writeString(
                        directory.resolve(name.replace(".json", "." + signature.getKey() + ".jws")),
                        signature.getValue() + "\n");
        return Files.writeString(directory.resolve(name), json);
    }

    private int pullByCustoms(RecordTestData record) {
        return partners.analyst("BE", "be-customs", "drug-trafficking")
                .get("/v1/records/" + record.id())
                .statusCode();
    }
}
