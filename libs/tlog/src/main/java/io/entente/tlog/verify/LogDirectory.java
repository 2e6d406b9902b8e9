package io.entente.tlog.verify;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A log's files in a directory. */
record LogDirectory(Path directory) implements LogSource {
    @Override
    public byte[] read(String path) throws IOException {
        try {
            return Files.readAllBytes(directory.resolve(path));
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException(path);
        }
    }
}
