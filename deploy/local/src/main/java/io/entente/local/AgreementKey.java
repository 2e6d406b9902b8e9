package io.entente.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A party's key for agreements: an EC P-256 JWK in a file of its holder's own, named by its RFC 7638 thumbprint. It signs
 * detached (RFC 7515 App. F): {@code header..signature} over a document's bytes, which stay as they are.
 */
final class AgreementKey {
    /** What partner-gateway expects in a signature's header. */
    static final String TYP = "entente-agreement+jws";

    private static final Pattern DETACHED = Pattern.compile("([A-Za-z0-9_-]+)\\.\\.([A-Za-z0-9_-]+)");
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final ECKey key;

    private AgreementKey(ECKey key) {
        this.key = key;
    }

    /** Makes a key, in a file that its owner alone may read. */
    static AgreementKey make(Path file) {
        if (Files.exists(file)) throw new Trouble(file + " is there already, and a key is not written over.");
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory))
            throw new Trouble("There is no directory " + directory + " to put a key into.");
        try {
            ECKey key =
                    new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
            Owned.write(file.toAbsolutePath(), key.toJSONString() + "\n");
            return new AgreementKey(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a key; one with its private half from a file that nobody but its owner may read. */
    static AgreementKey read(Path file) {
        try {
            ECKey key = ECKey.parse(Files.readString(file));
            if (!Curve.P_256.equals(key.getCurve())) throw new Trouble("The key in " + file + " is not on P-256.");
            if (key.isPrivate()) requireOwn(file);
            return new AgreementKey(new ECKey.Builder(key).keyIDFromThumbprint().build());
        } catch (NoSuchFileException e) {
            throw new Trouble("There is no key file " + file + ".", e);
        } catch (IOException e) {
            throw new Trouble("The key file " + file + " cannot be read.", e);
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            // Without the cause: it may quote the key.
            throw new Trouble(file + " holds no EC key as a JWK.");
        }
    }

    private static void requireOwn(Path file) throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        if (!OWNERS.containsAll(mode))
            throw new Trouble("The key file " + file + " is open to others (" + PosixFilePermissions.toString(mode)
                    + "): close it with chmod 600 first.");
    }

    /** The public half as the party register lists it. */
    String publicJwk() {
        return key.toPublicJWK().toJSONString();
    }

    ECKey publicKey() {
        return key.toPublicJWK();
    }

    /** @return {@code header..signature}, ES256 */
    String sign(byte[] document) {
        if (!key.isPrivate()) throw new Trouble("The key is a public one, and signs nothing.");
        JWSObject jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType(TYP))
                        .keyID(key.getKeyID())
                        .build(),
                new Payload(document));
        try {
            jws.sign(new ECDSASigner(key));
            return jws.serialize(true);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this key made the signature over exactly these bytes. */
    boolean signed(String detached, byte[] document) {
        Matcher parts = DETACHED.matcher(detached);
        if (!parts.matches()) return false;
        try {
            JWSObject jws = JWSObject.parse(detached, new Payload(document));
            JWSHeader header = jws.getHeader();
            return JWSAlgorithm.ES256.equals(header.getAlgorithm())
                    && header.isBase64URLEncodePayload()
                    && new JOSEObjectType(TYP).equals(header.getType())
                    && key.getKeyID().equals(header.getKeyID())
                    && jws.verify(new ECDSAVerifier(key.toPublicJWK()));
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "AgreementKey[" + key.getKeyID() + "]";
    }
}
