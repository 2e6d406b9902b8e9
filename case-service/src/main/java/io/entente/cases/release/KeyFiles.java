package io.entente.cases.release;

import io.entente.kernel.key.KeyFile;
import io.entente.kernel.key.LocalSigner;
import io.entente.kernel.key.Signer;
import io.entente.kernel.party.Agency;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.runtime.Startup;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Record keys in a directory, {@code be-fgp.pem} and so on: the agencies this instance serves. Read at start, so that a
 * key the register does not list stops the service and not its first release.
 */
@Startup
@Singleton
class KeyFiles implements AgencySigner {
    private static final String ENDING = ".pem";

    /** What is signed may wait for the broker, and the gateway goes by its own clock: later it would be refused there. */
    private static final Duration UNDER_WAY = Duration.ofHours(1);

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Map<AgencyId, Signer> signers = new HashMap<>();
    private final PartyRegister register;
    private final Clock clock;

    KeyFiles(@ConfigProperty(name = "entente.agency-keys") Path directory, PartyRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(ENDING)).forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the directory entente.agency-keys, " + directory, e);
        }
    }

    @Override
    public Signer of(AgencyId agency) {
        Signer signer = signers.get(agency);
        if (signer == null || !signsNow(agency, signer.keyId())) throw new NoRecordKey();
        return signer;
    }

    /** What a key signs whose time is over when it arrives, no partner would get. */
    private boolean signsNow(AgencyId agency, String keyId) {
        Instant now = clock.instant();
        return signsAt(agency, keyId, now.minus(CLOCKS_DIFFER)) && signsAt(agency, keyId, now.plus(UNDER_WAY));
    }

    private boolean signsAt(AgencyId agency, String keyId, Instant instant) {
        return register.agency(agency).stream()
                .flatMap(listed -> listed.recordKeysAt(instant).stream())
                .anyMatch(key -> key.getKeyID().equals(keyId));
    }

    private void read(Path file) {
        String name = file.getFileName().toString();
        AgencyId id = new AgencyId(name.substring(0, name.length() - ENDING.length()));
        Agency agency = register.agency(id)
                .orElseThrow(() -> new IllegalStateException("the party register has no agency for the key " + file));
        signers.put(id, new LocalSigner(KeyFile.read(file, agency.recordKeys())));
    }
}
