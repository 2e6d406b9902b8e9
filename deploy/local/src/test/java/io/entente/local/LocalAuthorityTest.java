package io.entente.local;

import io.entente.local.client.Pem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LocalAuthorityTest {
    @TempDir
    Path directory;

    @Test
    void a_server_certificate_names_the_loopback_address_and_every_local_name() throws Exception {
        LocalAuthority authority = LocalAuthority.in(directory);
        X509Certificate certificate =
                Pem.certificate(authority.server("services").certificate());

        certificate.verify(Pem.certificate(authority.certificate()).getPublicKey());
        assertThat(certificate.getSubjectAlternativeNames().stream().map(name -> name.get(1)))
                .map(Object::toString)
                .containsExactly("127.0.0.1", "localhost", "cases.localhost", "partners.localhost", "audit.localhost");
        assertThat(certificate.getBasicConstraints()).as("is no authority").isEqualTo(-1);
    }

    @Test
    void a_client_certificate_cannot_serve() throws Exception {
        X509Certificate certificate = Pem.certificate(
                LocalAuthority.in(directory).client("us-hsi-system").certificate());
        assertThat(certificate.getExtendedKeyUsage()).isEqualTo(List.of("1.3.6.1.5.5.7.3.2"));
    }

    @Test
    void keys_are_for_their_owner_only() throws Exception {
        Path key = LocalAuthority.in(directory).server("services").key();
        for (Path file : List.of(key, directory.resolve("ca.key")))
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    void the_same_certificates_are_there_at_the_next_start() {
        String first =
                Owned.read(LocalAuthority.in(directory).server("services").certificate());
        assertThat(Owned.read(LocalAuthority.in(directory).server("services").certificate()))
                .isEqualTo(first);
    }

    @Test
    void certificates_of_another_authority_are_replaced_and_keep_their_keys() throws Exception {
        PemFiles files = LocalAuthority.in(directory).client("us-hsi-system");
        X509Certificate before = Pem.certificate(files.certificate());
        Files.delete(directory.resolve("ca.pem"));

        LocalAuthority.in(directory).client("us-hsi-system");
        X509Certificate after = Pem.certificate(files.certificate());
        assertThat(after).isNotEqualTo(before);
        assertThat(after.getPublicKey()).isEqualTo(before.getPublicKey());
    }
}
