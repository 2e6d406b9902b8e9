package io.entente.local;

import org.tukaani.xz.XZInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's programs, unpacked once from the jar on the class path into the {@link Cache}. */
final class PostgreSqlBinaries {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Pattern VERSION = Pattern.compile("amd64-([0-9.]+)\\.jar!");

    private PostgreSqlBinaries() {}

    /** The directory that holds {@code bin}, {@code lib} and {@code share}. */
    static Path in(Cache cache) {
        requireLinuxOnX64();
        URL archive = PostgreSqlBinaries.class.getResource(ARCHIVE);
        if (archive == null) throw new Trouble("PostgreSQL's binaries are not on the class path: build again.");
        return cache.entry("postgresql-" + version(archive), empty -> {
            try (InputStream in = archive.openStream()) {
                Tarball.unpack(new XZInputStream(in), 0, empty);
            }
        });
    }

    private static void requireLinuxOnX64() {
        String machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
        if (!machine.equals("Linux on amd64"))
            throw new Trouble("The embedded PostgreSQL runs on Linux on amd64 only, and this is " + machine + ".");
    }

    /** The version in the jar's name, or, where a class loader hides that name, the size of the archive. */
    private static String version(URL archive) {
        Matcher name = VERSION.matcher(archive.toString());
        if (name.find()) return name.group(1);
        try {
            return "size-" + archive.openConnection().getContentLengthLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
