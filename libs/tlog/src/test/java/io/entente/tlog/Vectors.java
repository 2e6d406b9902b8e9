package io.entente.tlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Known answers: our own beside the tests, those of others in a directory that {@code -Dentente.vectors} names. */
public final class Vectors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWN = "/vectors/independent/";

    private Vectors() {}

    public static JsonNode own(String name) {
        try {
            return JSON.readTree(ownBytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] ownBytes(String name) {
        try (InputStream file = Vectors.class.getResourceAsStream(OWN + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path ownDirectory(String name) {
        try {
            return Path.of(Vectors.class.getResource(OWN + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A folder of others' vectors; the test is left out, and says so, where they are not at hand. */
    public static Path ofOthers(String folder) {
        String given = System.getProperty("entente.vectors");
        if (given == null) {
            System.out.println("Left out: the vectors in " + folder + ", since -Dentente.vectors names no directory.");
            Assumptions.abort("no directory of others' vectors");
        }
        return Path.of(given).resolve(folder);
    }

    public static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Path> jsonFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    public static byte[] utf8(JsonNode text) {
        return text.asText().getBytes(StandardCharsets.UTF_8);
    }

    public static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** The same public key under another name, with the id that it has then. */
    public static String renamed(String vkey, String name) {
        byte[] typed = Strict.base64(vkey.split("\\+", 3)[2]);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            String id = HexFormat.of().formatHex(digest.digest(typed), 0, 4);
            return name + "+" + id + "+" + Strict.base64(typed);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the vectors call them. */
    public static byte[] entry(long index) {
        return ("entry-" + index).getBytes(StandardCharsets.US_ASCII);
    }
}
