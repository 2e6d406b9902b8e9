package io.entente.cases.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(path).as("made anew with -Dentente.docs=write").exists();
        assertThat(Files.readString(path))
                .as("%s, made anew with -Dentente.docs=write", path)
                .isEqualTo(text);
    }
}
