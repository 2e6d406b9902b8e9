package io.entente.gateway.agreement;

import io.entente.kernel.party.PartyRegister;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The directory in which a deployment delivers versions that every party has signed, a {@code .json} each and a
 * {@code .jws} for each party. Told apart by size and time alone. A deployment need not have one.
 */
final class AgreementDirectory {
    private final Optional<Path> path;
    private final PartyRegister register;

    AgreementDirectory(Optional<Path> path, PartyRegister register) {
        this.path = path;
        this.register = register;
    }

    /** @return what tells whether anything was delivered since: cheap, nothing is read */
    Map<Path, String> look() {
        Map<Path, String> seen = new TreeMap<>();
        path.ifPresent(directory -> look(directory, seen));
        return seen;
    }

    private static void look(Path directory, Map<Path, String> seen) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(AgreementDirectory::isDelivered).toList()) seen.put(file, state(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the directory of agreements " + directory, e);
        }
    }

    /** @throws UnusableAgreement naming the first file that is no agreement, or not signed by all, and its first fault */
    List<AgreementFile> read(Map<Path, String> seen) {
        return seen.keySet().stream()
                .filter(file -> file.toString().endsWith(".json"))
                .map(file -> AgreementFile.read(file, register))
                .toList();
    }

    private static boolean isDelivered(Path file) {
        return file.toString().endsWith(".json") || file.toString().endsWith(".jws");
    }

    private static String state(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
    }
}
