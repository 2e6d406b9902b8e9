package io.entente.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** @param code of a jurisdiction in small letters */
    byte[] realm(String code) {
        return file("keycloak/realm-" + code + ".json");
    }

    /** Directories of agreements. */
    List<Path> agreements() {
        List<Path> directories = new ArrayList<>(List.of(root.resolve("deploy/agreements")));
        over.ifPresent(directory -> directories.add(directory.resolve("agreements")));
        return directories;
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
