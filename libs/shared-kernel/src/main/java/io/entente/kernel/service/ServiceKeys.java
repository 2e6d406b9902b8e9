package io.entente.kernel.service;

import com.nimbusds.jose.jwk.ECKey;
import io.entente.kernel.key.KeyFile;
import io.entente.kernel.key.LocalSigner;
import io.entente.kernel.key.Signer;
import io.entente.kernel.key.UnusableKey;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.party.Service;
import io.quarkus.runtime.Startup;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;

/** This service's own keys. Read at start, so that a wrong key stops the service and not its first message. */
@Startup
@Singleton
public final class ServiceKeys {
    private static final Pattern COMMENT = Pattern.compile("(?m)^#.*$");

    private final String kind;
    private final Signer signer;
    private final ECKey encryption;
    private final byte[] pseudonymKey;

    ServiceKeys(
            @ConfigProperty(name = "entente.service") String service,
            @ConfigProperty(name = "entente.keys.signing") Path signing,
            @ConfigProperty(name = "entente.keys.encryption") Path encryption,
            @ConfigProperty(name = "entente.keys.pseudonym") Path pseudonym,
            PartyRegister register) {
        Service own = register.service(service)
                .orElseThrow(() -> new IllegalStateException("the party register does not list " + service));
        this.kind = own.kind();
        this.signer = new LocalSigner(KeyFile.read(signing, own.signingKeys()));
        this.encryption = KeyFile.read(encryption, own.encryptionKeys());
        this.pseudonymKey = secret(pseudonym);
    }

    /** What this service is an instance of, as {@code case-service}. */
    public String kind() {
        return kind;
    }

    /** Signs events and messages for this service. */
    public Signer signer() {
        return signer;
    }

    /** Opens what is sealed for this service. */
    public ECKey encryption() {
        return encryption;
    }

    byte[] pseudonymKey() {
        return pseudonymKey.clone();
    }

    /** @return the bytes of a base64 secret file of at least 32 bytes; lines that begin with # are for people */
    public static byte[] secret(Path file) {
        try {
            String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length < 32) throw new UnusableKey(file, "it has fewer than 32 bytes");
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file, e);
        } catch (IllegalArgumentException e) {
            throw new UnusableKey(file, "it is not base64");
        }
    }
}
