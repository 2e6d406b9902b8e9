package io.entente.kernel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of problem types ({@code docs/problems.md}), and what the code says. Each: name to status, as written. */
public final class ProblemPage {
    private static final Path PAGE = Path.of("docs", "problems.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| ([^|]+) \\|");
    private static final Pattern NAMED = Pattern.compile("Problem\\.of\\(\\s*\"([a-z-]+)\",\\s*(\\w+)");
    private static final Pattern ANY = Pattern.compile("Problem\\.of\\(\\s*\\w");

    private ProblemPage() {}

    /** @param section such as {@code case-service} */
    public static Map<String, String> section(String section) {
        Map<String, String> types = new TreeMap<>();
        String page = read(root().resolve(PAGE));
        int start = page.indexOf("\n## " + section + "\n");
        if (start < 0) throw new AssertionError("the page has no section " + section);
        int end = page.indexOf("\n## ", start + 1);
        page.substring(start, end < 0 ? page.length() : end).lines().forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.find()) types.put(row.group(1), row.group(2).strip());
        });
        return types;
    }

    /** @return the problems that the module's shipped sources name in so many words; the status may be a name too */
    public static Map<String, String> named(Path module) {
        Map<String, String> types = new TreeMap<>();
        Matcher named = NAMED.matcher(sources(module));
        while (named.find()) types.put(named.group(1), named.group(2));
        return types;
    }

    /** @return how often the shipped sources make a problem whose name is not written there */
    public static long unnamed(Path module) {
        String sources = sources(module);
        return ANY.matcher(sources).results().count();
    }

    /** The directory that holds the modules. */
    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve(PAGE))) here = here.getParent();
        return here;
    }

    private static String sources(Path module) {
        try (Stream<Path> files = Files.walk(root().resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemPage::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
