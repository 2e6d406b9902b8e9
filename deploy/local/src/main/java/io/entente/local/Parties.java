package io.entente.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who takes part in a deployment, in files: {@code register/parties.json}, {@code keycloak/realm-<code>.json} for each
 * jurisdiction, {@code demo/people.json} and {@code agreements/*.json}. Those of this repository, unless a directory is
 * laid over them: what it has counts, and its agreements are added. So a further jurisdiction is a matter of files.
 */
record Parties(Path root, Optional<Path> over) {
    static Parties of(Options options) {
        options.parties().filter(directory -> !Files.isDirectory(directory)).ifPresent(missing -> {
            throw new Trouble("--parties names " + missing + ", which is no directory.");
        });
        return new Parties(options.root(), options.parties());
    }

    byte[] register() {
        return file("register/parties.json");
    }

    byte[] people() {
        return file("demo/people.json");
    }

    /**
     * @param code of a jurisdiction in small letters
     * @return its realm; one that has no file of its own gets that of Belgium, under its own name
     */
    byte[] realm(String code) {
        String own = "keycloak/realm-" + code + ".json";
        boolean has = Resource.exists(own)
                || over.map(directory -> directory.resolve(own))
                        .filter(Files::exists)
                        .isPresent();
        return file(has ? own : "keycloak/realm-be.json");
    }

    /** Every agreement, in a file each, by name; one laid over takes the place of another of its name. */
    List<Path> agreementFiles() {
        SortedMap<String, Path> files = new TreeMap<>();
        addAgreements(root.resolve("deploy/agreements"), files);
        over.ifPresent(directory -> addAgreements(directory.resolve("agreements"), files));
        return List.copyOf(files.values());
    }

    private static void addAgreements(Path directory, SortedMap<String, Path> files) {
        if (!Files.isDirectory(directory)) return;
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : found) files.put(file.getFileName().toString(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] file(String name) {
        Optional<Path> own = over.map(directory -> directory.resolve(name)).filter(Files::exists);
        if (own.isEmpty()) return Resource.bytes(name);
        try {
            return Files.readAllBytes(own.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
