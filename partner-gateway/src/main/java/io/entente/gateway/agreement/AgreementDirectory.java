package io.entente.gateway.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The directory in which a deployment delivers versions, one {@code .json} each. Told apart by size and time alone. */
final class AgreementDirectory {
    private final Path path;

    AgreementDirectory(Path path) {
        this.path = path;
    }

    /** @return what tells whether anything was delivered since: cheap, nothing is read */
    Map<Path, String> look() {
        try (Stream<Path> files = Files.list(path)) {
            Map<Path, String> seen = new TreeMap<>();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".json")).toList()) seen.put(file, state(file));
            return seen;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the directory of agreements " + path, e);
        }
    }

    /** @throws UnusableAgreement naming the first file that is no agreement, and its first fault */
    static List<AgreementFile> read(Map<Path, String> seen) {
        return seen.keySet().stream().map(AgreementFile::read).toList();
    }

    private static String state(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
    }
}
