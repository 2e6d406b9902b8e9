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

    private final Map<AgencyId, Signer> signers = new HashMap<>();

    KeyFiles(@ConfigProperty(name = "entente.agency-keys") Path directory, PartyRegister register) {
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(ENDING)).forEach(file -> read(file, register));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the directory entente.agency-keys, " + directory, e);
        }
    }

    @Override
    public Signer of(AgencyId agency) {
        Signer signer = signers.get(agency);
        if (signer == null) throw new NoRecordKey();
        return signer;
    }

    private void read(Path file, PartyRegister register) {
        String name = file.getFileName().toString();
        AgencyId id = new AgencyId(name.substring(0, name.length() - ENDING.length()));
        Agency agency = register.agency(id)
                .orElseThrow(() -> new IllegalStateException("the party register has no agency for the key " + file));
        signers.put(id, new LocalSigner(KeyFile.read(file, agency.recordKeys())));
    }
}
