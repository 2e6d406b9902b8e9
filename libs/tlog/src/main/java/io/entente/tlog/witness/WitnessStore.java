package io.entente.tlog.witness;

import io.entente.tlog.Malformed;
import io.entente.tlog.note.Checkpoint;
import io.entente.tlog.note.SignedNote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What a witness remembers, in files: the largest checkpoint that it cosigned of each log, and what contradicted one. One
 * process at a time has the directory, and what is kept is on the disk before anybody hears of it.
 */
public final class WitnessStore implements AutoCloseable {
    private static final String CHECKPOINT = "checkpoint";
    private static final String EVIDENCE = "evidence";
    /** Two trees of one size, both signed: whoever holds both files needs nobody's word for it. */
    private static final String CONTRADICTION = "contradiction-";
    /** Signed, and sent without a proof that it continues the other: the log's entries show whether there is one. */
    private static final String UNPROVED = "unproved-";
    /** Beside either, what had been cosigned until then. */
    private static final String SEEN = ".seen";
    /**
     * Of each kind, so that whoever sends them without end fills no disk: the first of them are what matters. Anybody can
     * send a checkpoint without its proof; those take no room from contradictions, which the log alone can make.
     */
    private static final int MOST_EVIDENCE = 1000;

    /**
     * The directories that this process has. The lock on the file holds against other processes alone: a process that opens
     * it a second time and closes it again has given it away.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private WitnessStore(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** @throws IOException also where another witness has the directory */
    public static WitnessStore open(Path directory) throws IOException {
        Path real = Files.createDirectories(directory).toRealPath();
        if (!OURS.add(real)) throw taken(directory);
        try {
            return new WitnessStore(real, locked(real));
        } catch (IOException e) {
            OURS.remove(real);
            throw e;
        }
    }

    private static FileChannel locked(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) throw taken(directory);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static IOException taken(Path directory) {
        return new IOException("another witness has " + directory);
    }

    /** How a log's folder is called, here and where a witness is read from: the hex of its origin's SHA-256. */
    public static String folder(String origin) {
        return sha256(origin);
    }

    /**
     * The last checkpoint that {@link #keep} kept, with all its lines.
     *
     * @throws IOException also where the file is not what was written: then nobody knows what was cosigned
     */
    Optional<SignedNote> latest(String origin) throws IOException {
        Path file = directory.resolve(folder(origin)).resolve(CHECKPOINT);
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(SignedNote.parse(Files.readAllBytes(file)));
        } catch (Malformed e) {
            throw new IOException(file + " is damaged", e);
        }
    }

    /** Returns once it is on the disk, whatever then happens to the machine. */
    void keep(String origin, SignedNote note) throws IOException {
        write(Files.createDirectories(directory.resolve(folder(origin))), CHECKPOINT, note.bytes());
        flush(directory);
    }

    /**
     * Keeps something that the log signed and that does not continue what it had signed before, and beside it what that was:
     * only the two together show anything.
     */
    void keepEvidence(String origin, SignedNote note, Optional<SignedNote> seen) throws IOException {
        Path log = Files.createDirectories(directory.resolve(folder(origin)));
        Path folder = Files.createDirectories(log.resolve(EVIDENCE));
        String kind = seen.filter(other -> size(other) == size(note)).isPresent() ? CONTRADICTION : UNPROVED;
        String name = kind + sha256(note.text());
        if (Files.exists(folder.resolve(name)) || isFull(folder, kind)) return;
        if (seen.isPresent()) write(folder, name + SEEN, seen.get().bytes());
        write(folder, name, note.bytes());
        flush(log);
        flush(directory);
    }

    private static boolean isFull(Path folder, String kind) throws IOException {
        try (Stream<Path> kept = Files.list(folder)) {
            return kept.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith(kind) && !name.endsWith(SEEN))
                            .count()
                    >= MOST_EVIDENCE;
        }
    }

    private static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).head().size();
    }

    private static void write(Path folder, String name, byte[] bytes) throws IOException {
        Path fresh = folder.resolve(name + ".new");
        try (FileChannel file = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) file.write(left);
            file.force(true);
        }
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flush(folder);
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OURS.remove(directory);
    }
}
