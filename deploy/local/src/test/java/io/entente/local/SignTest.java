package io.entente.local;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SignTest {
    private static final byte[] DOCUMENT = "{ \"id\":\t\"us-be\" }\r\n".getBytes(StandardCharsets.UTF_8);

    private record Outcome(int code, String out, String err) {}

    @TempDir
    Path directory;

    @Test
    void a_new_key_is_its_owners_alone_and_its_public_half_is_printed() throws Exception {
        Outcome made = run("--new-key", file("be.jwk"));

        assertThat(made.code()).isZero();
        ECKey open = ECKey.parse(made.out());
        assertThat(open.isPrivate()).isFalse();
        assertThat(open.getKeyID()).isEqualTo(open.computeThumbprint().toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("be.jwk"))))
                .isEqualTo("rw-------");
        assertThat(run("--public", file("be.jwk")).out()).isEqualTo(made.out());
    }

    @Test
    void a_key_is_not_written_over() {
        run("--new-key", file("be.jwk"));

        assertThat(run("--new-key", file("be.jwk")).err()).contains("is there already");
    }

    @Test
    void a_signature_is_a_detached_jws_over_the_documents_bytes() throws Exception {
        ECKey open = ECKey.parse(run("--new-key", file("be.jwk")).out());
        Files.write(directory.resolve("us-be.json"), DOCUMENT);

        Outcome signed = run("--key", file("be.jwk"), file("us-be.json"));

        assertThat(signed.code()).isZero();
        JWSObject jws = JWSObject.parse(signed.out().strip(), new Payload(DOCUMENT));
        assertThat(signed.out()).contains("..");
        assertThat(jws.verify(new ECDSAVerifier(open))).isTrue();
        assertThat(jws.getHeader().getKeyID()).isEqualTo(open.getKeyID());
        assertThat(jws.getHeader().getType()).hasToString("entente-agreement+jws");
        assertThat(jws.getHeader().getAlgorithm()).hasToString("ES256");
    }

    @Test
    void a_signature_is_verified_with_the_public_half_over_the_very_bytes() throws IOException {
        Files.writeString(
                directory.resolve("be.pub"), run("--new-key", file("be.jwk")).out());
        Files.writeString(
                directory.resolve("us.pub"), run("--new-key", file("us.jwk")).out());
        Files.write(directory.resolve("us-be.json"), DOCUMENT);
        Files.writeString(
                directory.resolve("be.jws"),
                run("--key", file("be.jwk"), file("us-be.json")).out());

        assertThat(verified("be.pub", "us-be.json")).isEqualTo(new Outcome(0, "The signature holds.\n", ""));
        assertThat(verified("us.pub", "us-be.json")).isEqualTo(new Outcome(1, "The signature does not hold.\n", ""));
        Files.writeString(directory.resolve("us-be.json"), "{\"id\":\"us-be\"}");
        assertThat(verified("be.pub", "us-be.json").code()).isOne();
    }

    @Test
    void a_key_that_others_can_read_signs_nothing() throws IOException {
        run("--new-key", file("be.jwk"));
        Files.write(directory.resolve("us-be.json"), DOCUMENT);
        Files.setPosixFilePermissions(directory.resolve("be.jwk"), PosixFilePermissions.fromString("rw-r-----"));

        Outcome refused = run("--key", file("be.jwk"), file("us-be.json"));

        assertThat(refused.code()).isOne();
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("is open to others (rw-r-----)").contains("chmod 600");
    }

    @Test
    void what_is_missing_or_no_key_is_named_in_a_sentence() throws IOException {
        Files.write(directory.resolve("us-be.json"), DOCUMENT);
        String open = run("--new-key", file("be.jwk")).out();
        Files.writeString(directory.resolve("be.pub"), open);

        assertThat(run("--key", file("none.jwk"), file("us-be.json")).err()).startsWith("There is no key file");
        assertThat(run("--key", file("us-be.json"), file("us-be.json")).err()).contains("holds no EC key as a JWK");
        assertThat(run("--key", file("be.jwk"), file("none.json")).err()).startsWith("There is no file");
        assertThat(run("--key", file("be.pub"), file("us-be.json")).err()).contains("is a public one");
        assertThat(run("--new-key", file("nowhere/be.jwk")).err()).startsWith("There is no directory");
        assertThat(run("--sing", file("be.jwk")).err()).contains("--help");
        assertThat(run("--key", "--help").err()).contains("--help");
        assertThat(run("--help").out()).contains("--new-key FILE").contains("--verify SIGNATURE");
    }

    private Outcome verified(String key, String document) {
        return run("--verify", file("be.jws"), "--key", file(key), file(document));
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private static Outcome run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Sign.run(List.of(arguments), new PrintStream(out), new PrintStream(err));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
