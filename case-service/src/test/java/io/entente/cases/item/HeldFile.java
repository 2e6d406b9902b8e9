package io.entente.cases.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.fail;

/** A file of {@code docs/} that is made from the code. With {@code -Dentente.docs=write} it is written anew. */
record HeldFile(Path path) {
    private static final Path DOCS = Path.of("..", "docs");

    static HeldFile of(String name) {
        return new HeldFile(DOCS.resolve(name));
    }

    void says(String text) throws IOException {
        if ("write".equals(System.getProperty("entente.docs"))) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        }
        String held = Files.exists(path) ? Files.readString(path) : "";
        if (!held.equals(text)) fail(difference(List.of(held.split("\n", -1)), List.of(text.split("\n", -1))));
    }

    /** The first line alone: the whole file twice would bury what to do. */
    private String difference(List<String> held, List<String> made) {
        int line = 0;
        while (line < held.size() && line < made.size() && held.get(line).equals(made.get(line))) line++;
        return path + " is not what the code says, first in line " + (line + 1) + "."
                + "\n  The file: " + (line < held.size() ? held.get(line) : "ends")
                + "\n  The code: " + (line < made.size() ? made.get(line) : "ends")
                + "\nIf the code is right, make the file anew with -Dentente.docs=write and commit it (CONTRIBUTING.md).";
    }
}
