package io.entente.local;

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
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** What a certificate says, by what it is for. */
enum Certification {
    AUTHORITY(KeyUsage.keyCertSign | KeyUsage.cRLSign, List.of()),
    /** Servers are each other's clients too: mutual TLS between services. */
    SERVER(KeyUsage.digitalSignature, List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth)),
    CLIENT(KeyUsage.digitalSignature, List.of(KeyPurposeId.id_kp_clientAuth));

    /** Every name a server here has: design, Pages. */
    static final List<String> SERVER_NAMES =
            List.of("localhost", "cases.localhost", "partners.localhost", "audit.localhost");

    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration LIFE = Duration.ofDays(398);
    private static final String PREFIX = "O=Entente demo (EXERCISE), CN=";

    private final int usage;
    private final List<KeyPurposeId> purposes;

    Certification(int usage, List<KeyPurposeId> purposes) {
        this.usage = usage;
        this.purposes = purposes;
    }

    /**
     * Makes the certificate.
     *
     * @param name of whom it is about
     * @param key the public key of whom it is about
     * @param issuer the authority's certificate; null for the authority's own, which it signs itself
     */
    X509Certificate certify(String name, PublicKey key, KeyPair signer, @Nullable X509Certificate issuer)
            throws GeneralSecurityException {
        // An hour back: clocks of a machine's parts differ.
        Instant from = Instant.now().minus(Duration.ofHours(1));
        Instant to = from.plus(this == AUTHORITY ? AUTHORITY_LIFE : LIFE);
        X500Name subject = new X500Name(PREFIX + name);
        X500Name by = issuer == null
                ? subject
                : X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
        BigInteger serial = new BigInteger(127, new SecureRandom()).add(BigInteger.ONE);
        try {
            JcaX509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(by, serial, Date.from(from), Date.from(to), subject, key);
            extend(builder, key, signer.getPublic());
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (OperatorCreationException | IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private void extend(JcaX509v3CertificateBuilder builder, PublicKey key, PublicKey signer)
            throws GeneralSecurityException, IOException {
        JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(key));
        builder.addExtension(Extension.authorityKeyIdentifier, false, utils.createAuthorityKeyIdentifier(signer));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(this == AUTHORITY));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (!purposes.isEmpty())
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
        if (this == SERVER) builder.addExtension(Extension.subjectAlternativeName, false, names());
    }

    private static GeneralNames names() {
        GeneralName[] names = new GeneralName[SERVER_NAMES.size() + 1];
        names[0] = new GeneralName(GeneralName.iPAddress, Ports.LOOPBACK);
        for (int i = 0; i < SERVER_NAMES.size(); i++)
            names[i + 1] = new GeneralName(GeneralName.dNSName, SERVER_NAMES.get(i));
        return new GeneralNames(names);
    }
}
