package io.entente.local;

import io.entente.local.client.Pem;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

/**
 * The deployment's own certificate authority, EC P-256, in one directory of this machine. Certificates are made when
 * first asked for and again thirty days before they end.
 */
public final class LocalAuthority {
    private static final Duration MARGIN = Duration.ofDays(30);

    private final Path directory;
    private final X509Certificate authority;
    private final PrivateKey authorityKey;

    private LocalAuthority(Path directory, X509Certificate authority, PrivateKey authorityKey) {
        this.directory = directory;
        this.authority = authority;
        this.authorityKey = authorityKey;
    }

    /** The authority of this directory, made if there is none. */
    public static LocalAuthority in(Path directory) {
        try {
            Owned.directory(directory);
            Path certificate = directory.resolve("ca.pem");
            Path key = directory.resolve("ca.key");
            if (!lasts(certificate)) {
                KeyPair pair = pair();
                X509Certificate self = Certification.AUTHORITY.certify("local CA", pair.getPublic(), pair, null);
                Owned.write(key, Pem.of(pair.getPrivate()));
                Owned.write(certificate, Pem.of(self));
            }
            return new LocalAuthority(directory, Pem.certificate(certificate), Pem.key(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The authority's certificate: what clients trust. */
    public Path certificate() {
        return directory.resolve("ca.pem");
    }

    /** A certificate for a server on 127.0.0.1 and {@link Certification#SERVER_NAMES}. */
    public PemFiles server(String name) {
        return issue(name, Certification.SERVER);
    }

    /** A certificate for a TLS client. */
    public PemFiles client(String name) {
        return issue(name, Certification.CLIENT);
    }

    /** The same certificate and key as PKCS#12, for Java programs that read nothing else. */
    Path keyStore(PemFiles pem, String password) {
        String name = pem.certificate().getFileName().toString().replace(".pem", ".p12");
        Path file = directory.resolve(name);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("key", Pem.key(pem.key()), password.toCharArray(), new Certificate[] {
                Pem.certificate(pem.certificate()), authority
            });
            Owned.write(file, "");
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, password.toCharArray());
            }
            return file;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PemFiles issue(String name, Certification kind) {
        PemFiles files = new PemFiles(directory.resolve(name + ".pem"), directory.resolve(name + ".key"));
        try {
            if (lasts(files.certificate()) && issued(files.certificate())) return files;
            KeyPair pair = kept(files);
            KeyPair signer = new KeyPair(authority.getPublicKey(), authorityKey);
            X509Certificate certificate = kind.certify(name, pair.getPublic(), signer, authority);
            Owned.write(files.key(), Pem.of(pair.getPrivate()));
            Owned.write(files.certificate(), Pem.of(certificate));
            return files;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new certificate keeps its key: partners' keys are registered with the issuer. */
    private static KeyPair kept(PemFiles files) throws GeneralSecurityException {
        if (!Files.exists(files.certificate()) || !Files.exists(files.key())) return pair();
        return new KeyPair(Pem.certificate(files.certificate()).getPublicKey(), Pem.key(files.key()));
    }

    private static boolean lasts(Path certificate) throws GeneralSecurityException {
        return Files.exists(certificate)
                && Pem.certificate(certificate)
                        .getNotAfter()
                        .toInstant()
                        .isAfter(Instant.now().plus(MARGIN));
    }

    /** Whether it is of this authority and not of one that was here before. */
    private boolean issued(Path certificate) {
        try {
            Pem.certificate(certificate).verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
