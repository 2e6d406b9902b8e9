package io.entente.kernel.testing;

import io.entente.local.LocalAuthority;
import io.entente.local.PemFiles;
import io.entente.local.Ports;
import io.entente.local.client.Pem;
import io.entente.local.client.Tls;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

/** A second door of a service under test, behind TLS, and the certificates of partners' systems that knock there. */
public final class TestCertificates {
    private final LocalAuthority authority;
    private final int port = Ports.free();

    TestCertificates(Path directory) {
        authority = LocalAuthority.in(directory);
    }

    /** Where the service answers over TLS. */
    public String url() {
        return "https://127.0.0.1:" + port;
    }

    /** @return a client that shows the system's own certificate */
    public HttpClient presenting(String system) {
        PemFiles own = own(system);
        return Tls.presenting(authority.certificate(), own.certificate(), own.key());
    }

    /** @return what a token that is bound to the system's certificate says of it, {@code x5t#S256} (RFC 8705 §3.1) */
    public String thumbprint(String system) {
        try {
            byte[] certificate = Pem.certificate(own(system).certificate()).getEncoded();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One certificate, whoever asks for it first: a token that names another would be refused. */
    private synchronized PemFiles own(String system) {
        return authority.client(system);
    }

    /** Beside the door that tests knock at without TLS, which stays open. */
    Map<String, String> configuration(String service) {
        PemFiles server = authority.server(service);
        return Map.of(
                "quarkus.http.test-ssl-port", String.valueOf(port),
                "quarkus.http.tls-configuration-name", "server",
                "quarkus.tls.server.key-store.pem.0.cert", server.certificate().toString(),
                "quarkus.tls.server.key-store.pem.0.key", server.key().toString(),
                "quarkus.tls.server.trust-store.pem.certs",
                        authority.certificate().toString());
    }
}
