package io.entente.local;

import io.entente.local.client.Pem;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * The deployment's own certificate authority, EC P-256, in one directory of this machine. Certificates are made when
 * first asked for and again thirty days before they end.
 */
final class LocalAuthority {
    /** Every name a server here has: design, Pages. */
    static final List<String> SERVER_NAMES =
            List.of("localhost", "cases.localhost", "partners.localhost", "audit.localhost");

    private static final Duration MARGIN = Duration.ofDays(30);
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration LIFE = Duration.ofDays(398);
    private static final String PREFIX = "O=Entente demo (EXERCISE), CN=";

    private final Path directory;
    private final X509Certificate authority;
    private final PrivateKey authorityKey;

    private LocalAuthority(Path directory, X509Certificate authority, PrivateKey authorityKey) {
        this.directory = directory;
        this.authority = authority;
        this.authorityKey = authorityKey;
    }

    /** The authority of this directory, made if there is none. */
    static LocalAuthority in(Path directory) {
        try {
            Owned.directory(directory);
            Path certificate = directory.resolve("ca.pem");
            Path key = directory.resolve("ca.key");
            if (!lasts(certificate)) {
                KeyPair pair = pair();
                X509Certificate self = certify(PREFIX + "local CA", pair, null, pair.getPublic(), Kind.AUTHORITY);
                Owned.write(key, Pem.of(pair.getPrivate()));
                Owned.write(certificate, Pem.of(self));
            }
            return new LocalAuthority(directory, Pem.certificate(certificate), Pem.key(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The authority's certificate: what clients trust. */
    Path certificate() {
        return directory.resolve("ca.pem");
    }

    /** A certificate for a server on 127.0.0.1 and {@link #SERVER_NAMES}. */
    PemFiles server(String name) {
        return issue(name, Kind.SERVER);
    }

    /** A certificate for a TLS client. */
    PemFiles client(String name) {
        return issue(name, Kind.CLIENT);
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

    private PemFiles issue(String name, Kind kind) {
        PemFiles files = new PemFiles(directory.resolve(name + ".pem"), directory.resolve(name + ".key"));
        try {
            if (lasts(files.certificate()) && issued(files.certificate())) return files;
            KeyPair pair = kept(files);
            KeyPair signer = new KeyPair(authority.getPublicKey(), authorityKey);
            X509Certificate certificate = certify(PREFIX + name, signer, authority, pair.getPublic(), kind);
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

    private enum Kind {
        AUTHORITY,
        SERVER,
        CLIENT
    }

    private static X509Certificate certify(
            String subject, KeyPair signer, @Nullable X509Certificate issuer, PublicKey key, Kind kind)
            throws GeneralSecurityException {
        // An hour back: clocks of a machine's parts differ.
        Instant from = Instant.now().minus(Duration.ofHours(1));
        Instant to = from.plus(kind == Kind.AUTHORITY ? AUTHORITY_LIFE : LIFE);
        X500Name name = new X500Name(subject);
        X500Name by = issuer == null
                ? name
                : X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
        BigInteger serial = new BigInteger(127, new SecureRandom()).add(BigInteger.ONE);
        try {
            JcaX509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(by, serial, Date.from(from), Date.from(to), name, key);
            extend(builder, kind, key, signer.getPublic());
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (OperatorCreationException | IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static void extend(JcaX509v3CertificateBuilder builder, Kind kind, PublicKey key, PublicKey signer)
            throws GeneralSecurityException, IOException {
        JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(key));
        builder.addExtension(Extension.authorityKeyIdentifier, false, utils.createAuthorityKeyIdentifier(signer));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(kind == Kind.AUTHORITY));
        int usage = kind == Kind.AUTHORITY ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (kind == Kind.AUTHORITY) return;
        builder.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(
                        kind == Kind.SERVER
                                // Servers are each other's clients too: mutual TLS between services.
                                ? new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}
                                : new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth}));
        if (kind == Kind.SERVER) builder.addExtension(Extension.subjectAlternativeName, false, names());
    }

    private static GeneralNames names() {
        GeneralName[] names = new GeneralName[SERVER_NAMES.size() + 1];
        names[0] = new GeneralName(GeneralName.iPAddress, Ports.LOOPBACK);
        for (int i = 0; i < SERVER_NAMES.size(); i++)
            names[i + 1] = new GeneralName(GeneralName.dNSName, SERVER_NAMES.get(i));
        return new GeneralNames(names);
    }
}
