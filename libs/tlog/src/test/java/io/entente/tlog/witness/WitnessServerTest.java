package io.entente.tlog.witness;

import io.entente.tlog.TestLog;
import io.entente.tlog.note.VerifierKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WitnessServerTest {
    @TempDir
    Path directory;

    private final TestLog log = TestLog.of(10);
    private WitnessServer server;

    @BeforeEach
    void start() throws IOException {
        WitnessServer.makeKey("witness.example", directory);
        server = started();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void what_is_too_long_is_not_read() throws IOException {
        assertThat(Asked.add(server.port(), new byte[64 * 1024]).status()).isEqualTo(400);
        assertThat(Asked.add(server.port(), new byte[64 * 1024 + 1]).status()).isEqualTo(413);
    }

    @Test
    void there_is_nothing_at_other_addresses() throws IOException {
        String folder = WitnessStore.folder(TestLog.ORIGIN);
        for (String path : List.of(
                "/",
                "/checkpoint",
                "/" + folder,
                "/" + folder + "/checkpoint",
                "/" + folder + "/checkpoint/",
                "/x/../lock",
                "/witness.skey"))
            assertThat(Asked.get(server.port(), path).status()).as(path).isEqualTo(404);
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofByteArray(log.add(0, 3));
        assertThat(Asked.of(HttpRequest.newBuilder(Asked.at(server.port(), "/add-checkpoint/x"))
                                .POST(body)
                                .build())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_checkpoint_is_posted_and_got_and_nothing_else() throws IOException {
        assertThat(Asked.add(server.port(), log.add(0, 3)).status()).isEqualTo(200);
        assertThat(Asked.get(server.port(), "/add-checkpoint").status()).isEqualTo(405);
        String latest = "/" + WitnessStore.folder(TestLog.ORIGIN) + "/checkpoint";
        assertThat(Asked.get(server.port(), latest).status()).isEqualTo(200);
        HttpRequest delete =
                HttpRequest.newBuilder(Asked.at(server.port(), latest)).DELETE().build();
        assertThat(Asked.of(delete).status()).isEqualTo(405);
    }

    @Test
    void what_cannot_be_kept_is_not_signed_until_it_can() throws IOException {
        assertThat(Asked.add(server.port(), log.add(0, 3)).status()).isEqualTo(200);
        Path folder = directory.resolve(WitnessStore.folder(TestLog.ORIGIN));
        Path inTheWay = Files.createDirectory(folder.resolve("checkpoint.new"));
        Asked refused = Asked.add(server.port(), log.add(3, 5));
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.body()).doesNotContain("\u2014");
        Files.delete(inTheWay);
        assertThat(Asked.add(server.port(), log.add(3, 5)).status()).isEqualTo(200);
    }

    /** Forgetting would be worse: it would sign a second first checkpoint. */
    @Test
    void a_witness_whose_memory_is_damaged_signs_nothing() throws IOException {
        assertThat(Asked.add(server.port(), log.add(0, 3)).status()).isEqualTo(200);
        Files.writeString(directory.resolve(WitnessStore.folder(TestLog.ORIGIN)).resolve("checkpoint"), "");
        assertThat(Asked.add(server.port(), log.add(0, 3)).status()).isEqualTo(500);
        assertThat(Asked.add(server.port(), log.add(3, 5)).status()).isEqualTo(500);
    }

    @Test
    void a_key_is_made_once_and_for_its_owner_alone() throws IOException {
        assertThatThrownBy(() -> WitnessServer.makeKey("witness.example", directory))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("witness.skey"))))
                .isEqualTo("rw-------");
        assertThat(VerifierKey.parse(Files.readString(directory.resolve("witness.vkey"))
                                .strip())
                        .name())
                .isEqualTo("witness.example");
    }

    @Test
    void a_witness_that_could_not_start_lets_its_directory_go() throws IOException {
        server.close();
        Path key = directory.resolve("witness.skey");
        String secret = Files.readString(key);
        Files.writeString(key, "no key");
        assertThatThrownBy(this::started).isInstanceOf(RuntimeException.class);
        Files.writeString(key, secret);
        server = started();
        assertThat(Asked.add(server.port(), log.add(0, 3)).status()).isEqualTo(200);
    }

    private WitnessServer started() throws IOException {
        return WitnessServer.start(0, directory, List.of(log.verifier()), Clock.systemUTC());
    }
}
