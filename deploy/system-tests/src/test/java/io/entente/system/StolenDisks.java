package io.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every file below some directories, searched for words as a thief of the disks would: as they are, in hexadecimal, and in
 * base64 and base64url wherever in it they begin.
 */
final class StolenDisks {
    private final Map<String, List<byte[]>> forms = new TreeMap<>();
    private final boolean[] begins = new boolean[1 << 16];

    StolenDisks(List<String> words) {
        for (String word : words) forms.put(word, forms(word));
        forms.values().forEach(all -> all.forEach(form -> begins[pair(form, 0)] = true));
    }

    /** @return by word the files that hold it, those without any left out */
    Map<String, Set<Path>> found(Path... directories) {
        Map<String, Set<Path>> found = new TreeMap<>();
        for (Path directory : directories) walk(directory, found);
        return found;
    }

    private void walk(Path directory, Map<String, Set<Path>> found) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile()) search(file, found);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    // The server tidies up while we look.
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void search(Path file, Map<String, Set<Path>> found) throws IOException {
        byte[] content = read(file);
        for (int at = 0; at + 1 < content.length; at++) {
            if (!begins[pair(content, at)]) continue;
            for (Map.Entry<String, List<byte[]>> word : forms.entrySet())
                for (byte[] form : word.getValue())
                    if (stands(content, at, form))
                        found.computeIfAbsent(word.getKey(), none -> new TreeSet<>())
                                .add(file);
        }
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (java.nio.file.NoSuchFileException e) {
            return new byte[0];
        }
    }

    private static boolean stands(byte[] content, int at, byte[] form) {
        return at + form.length <= content.length && Arrays.equals(content, at, at + form.length, form, 0, form.length);
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static List<byte[]> forms(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        Set<String> texts = new TreeSet<>(List.of(
                word,
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes)));
        for (int before = 0; before < 3; before++) {
            byte[] moved = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, moved, before, bytes.length);
            // Without the ends, which depend on what stands beside.
            int from = before == 0 ? 0 : before + 1;
            int to = moved.length / 3 * 4;
            texts.add(Base64.getEncoder().encodeToString(moved).substring(from, to));
            texts.add(Base64.getUrlEncoder().encodeToString(moved).substring(from, to));
        }
        List<byte[]> forms = new ArrayList<>();
        texts.forEach(text -> forms.add(text.getBytes(StandardCharsets.UTF_8)));
        return forms;
    }
}
