package io.entente.local;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The parties' keys for agreements, made on first run. A real party keeps its own; here all stand on one machine, in a
 * directory that no service is told of.
 */
final class PartyKeys {
    private final Path directory;

    PartyKeys(Path directory) {
        this.directory = Owned.directory(directory);
    }

    /** @param party a jurisdiction's code or an agency's id */
    AgreementKey of(String party) {
        Path file = directory.resolve(party + ".jwk");
        return Files.exists(file) ? AgreementKey.read(file) : AgreementKey.make(file);
    }
}
