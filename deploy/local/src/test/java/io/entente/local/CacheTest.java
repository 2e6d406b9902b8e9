package io.entente.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CacheTest {
    @TempDir
    Path directory;

    @Test
    void it_stands_where_the_environment_says_or_in_the_usual_place() {
        assertThat(Cache.of(Map.of("ENTENTE_CACHE", "/elsewhere"), "/home/me", true)
                        .directory())
                .isEqualTo(Path.of("/elsewhere"));
        assertThat(Cache.of(Map.of(), "/home/me", false).directory()).isEqualTo(Path.of("/home/me/.cache/entente"));
        assertThat(Cache.of(Map.of(), "/root", true).directory()).isEqualTo(Path.of("/var/cache/entente"));
    }

    @Test
    void where_we_are_root_what_postgresql_needs_stands_where_its_own_user_can_reach_it() throws IOException {
        Path closed = Files.createDirectory(
                directory.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Cache cache = new Cache(closed.resolve("cache"));

        assertThat(cache.passable().directory())
                .isEqualTo(Owned.root() ? Path.of("/var/cache/entente") : cache.directory());
        assertThat(new Cache(Path.of("/usr")).passable().directory()).isEqualTo(Path.of("/usr"));
    }

    @Test
    void an_entry_is_filled_once_however_many_ask() {
        Cache cache = new Cache(directory);
        AtomicInteger fillings = new AtomicInteger();
        List<CompletableFuture<Path>> entries = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> cache.entry("tool-1", empty -> {
                    fillings.incrementAndGet();
                    Files.writeString(empty.resolve("tool"), "x");
                })))
                .toList();
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.join().resolve("tool")).hasContent("x"));
        assertThat(fillings).hasValue(1);
    }

    @Test
    void an_entry_that_could_not_be_filled_is_not_there_and_is_tried_again() {
        Cache cache = new Cache(directory);
        assertThatThrownBy(() -> cache.entry("tool-1", empty -> {
                    Files.writeString(empty.resolve("half"), "x");
                    throw new IOException("disk full");
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(directory.resolve("tool-1")).doesNotExist();

        Path entry = cache.entry("tool-1", empty -> Files.writeString(empty.resolve("whole"), "x"));
        assertThat(entry.resolve("half")).doesNotExist();
        assertThat(entry.resolve("whole")).exists();
    }
}
