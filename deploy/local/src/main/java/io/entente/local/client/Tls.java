package io.entente.local.client;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;

/** HTTPS clients that trust the local certificate authority and nothing else. */
public final class Tls {
    private static final char[] NO_PASSWORD = new char[0];

    private Tls() {}

    static HttpClient trusting(Path ca) {
        return client(ca, new KeyManager[0]);
    }

    /** One that shows a client certificate when asked. */
    public static HttpClient presenting(Path ca, Path certificate, Path key) {
        try {
            KeyStore store = empty();
            store.setKeyEntry("own", Pem.key(key), NO_PASSWORD, new Certificate[] {Pem.certificate(certificate)});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return client(ca, factory.getKeyManagers());
        } catch (GeneralSecurityException | IOException e) {
            throw new Unavailable("Cannot use the client certificate " + certificate + ".", e);
        }
    }

    private static HttpClient client(Path ca, KeyManager[] keys) {
        try {
            KeyStore store = empty();
            store.setCertificateEntry("ca", Pem.certificate(ca));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            TrustManager[] trust = factory.getTrustManagers();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return HttpClient.newBuilder()
                    .sslContext(context)
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new Unavailable("Cannot use the certificate authority " + ca + ".", e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
