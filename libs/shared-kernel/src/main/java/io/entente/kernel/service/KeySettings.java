package io.entente.kernel.service;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The settings that name key files, or a directory of them; a key that is added later is found by its name. */
@Singleton
class KeySettings {
    private static final String PREFIX = "entente.keys.";
    private static final String AGENCIES = "entente.agency-keys";

    private final Settings settings;

    KeySettings(Settings settings) {
        this.settings = settings;
    }

    /** @return setting and path */
    Map<String, Path> paths() {
        Map<String, Path> paths = new TreeMap<>();
        settings.named(name -> name.startsWith(PREFIX) || name.equals(AGENCIES))
                .forEach((name, path) -> paths.put(name, Path.of(path)));
        return paths;
    }

    /** @return the files that a path stands for; none that is missing, which whoever reads it reports */
    static List<Path> files(Path path) {
        if (!Files.isDirectory(path)) return Files.isRegularFile(path) ? List.of(path) : List.of();
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the directory " + path, e);
        }
    }
}
