package io.entente.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import io.entente.local.client.Pem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Signing, encryption and record keys (EC P-256) of every service and agency, made on first run. A real agency keeps its
 * own; here all stand on one machine.
 */
final class Keys {
    private final Path directory;

    Keys(Path directory) {
        this.directory = Owned.directory(directory);
    }

    Path signing(ServiceName service) {
        return made(of(service).resolve("signing.pem"));
    }

    Path encryption(ServiceName service) {
        return made(of(service).resolve("encryption.pem"));
    }

    /** What pseudonyms are made with: one key for all services, so that a person has one pseudonym everywhere. */
    Path pseudonym() {
        return secret(directory.resolve("pseudonym.key"));
    }

    /** What the gateway's cursors are sealed with. */
    Path cursor() {
        return secret(of(ServiceName.GATEWAY).resolve("cursor.key"));
    }

    /** 32 random bytes, base64. */
    private static Path secret(Path file) {
        if (!Files.exists(file)) Owned.write(file, Base64.getEncoder().encodeToString(Secret.bytes()) + "\n");
        return file;
    }

    /** The directory of {@code <agency>.pem}. */
    Path agencies() {
        return Owned.directory(directory.resolve("agencies"));
    }

    Path record(String agency) {
        return made(agencies().resolve(agency + ".pem"));
    }

    private Path of(ServiceName service) {
        return Owned.directory(directory.resolve(service.code()));
    }

    /** The public half of a key file, named by its RFC 7638 thumbprint. */
    static ECKey publicKey(Path file) {
        try {
            byte[] encoded =
                    Base64.getDecoder().decode(Owned.read(publicFile(file)).strip());
            ECPublicKey key =
                    (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            return publicKey(key);
        } catch (GeneralSecurityException e) {
            throw new Trouble("The key " + file + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    static ECKey publicKey(ECPublicKey key) {
        try {
            return new ECKey.Builder(Curve.P_256, key).keyIDFromThumbprint().build();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half first: a private key that is there always has its public one. */
    private static Path made(Path file) {
        if (Files.exists(file)) return file;
        try {
            KeyPair pair = LocalAuthority.pair();
            PrivateKey key = pair.getPrivate();
            Owned.write(
                    publicFile(file),
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "\n");
            return Owned.write(file, Pem.of(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path publicFile(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(".pem", ".pub"));
    }
}
