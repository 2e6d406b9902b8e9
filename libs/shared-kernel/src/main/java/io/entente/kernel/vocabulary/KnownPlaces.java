package io.entente.kernel.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The shipped extract of the UN/LOCODE list; its source and date stand at the head of the file. */
final class KnownPlaces {
    static final Map<String, String> NAMES = read();

    private KnownPlaces() {}

    private static Map<String, String> read() {
        try (InputStream file = Objects.requireNonNull(KnownPlaces.class.getResourceAsStream("un-locode.csv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", 2))
                    .collect(Collectors.toUnmodifiableMap(fields -> fields[0], fields -> fields[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
