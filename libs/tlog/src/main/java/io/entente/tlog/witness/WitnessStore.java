package io.entente.tlog.witness;

import io.entente.tlog.note.SignedNote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a witness remembers, in files: the largest checkpoint that it cosigned of each log, and what contradicted one. One
 * process at a time has the directory, and what is kept is on the disk before anybody hears of it.
 */
public final class WitnessStore implements AutoCloseable {
    private static final String CHECKPOINT = "checkpoint";
    private static final String EVIDENCE = "evidence";
    /** So that whoever sends forks without end fills no disk: the first of them are what matters. */
    private static final int MOST_EVIDENCE = 1000;

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;

    private WitnessStore(Path directory, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws IOException also where another process has the directory */
    public static WitnessStore open(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) throw new IOException("another witness has " + directory);
            return new WitnessStore(directory, channel, lock);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("another witness has " + directory, e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** How a log's folder is called, here and where a witness is read from: the hex of its origin's SHA-256. */
    public static String folder(String origin) {
        return HexFormat.of().formatHex(sha256(origin.getBytes(StandardCharsets.UTF_8)));
    }

    /** @return the last checkpoint that {@link #keep} kept, with all its lines */
    Optional<SignedNote> latest(String origin) throws IOException {
        Path file = directory.resolve(folder(origin)).resolve(CHECKPOINT);
        return Files.exists(file) ? Optional.of(SignedNote.parse(Files.readAllBytes(file))) : Optional.empty();
    }

    /** Returns once it is on the disk, whatever then happens to the machine. */
    void keep(String origin, SignedNote note) throws IOException {
        write(Files.createDirectories(directory.resolve(folder(origin))), CHECKPOINT, note.bytes());
        flush(directory);
    }

    /** Something that the log signed, and that does not continue what it had signed before. */
    void keepEvidence(String origin, SignedNote note) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(folder(origin)).resolve(EVIDENCE));
        try (Stream<Path> kept = Files.list(folder)) {
            if (kept.count() >= MOST_EVIDENCE) return;
        }
        write(folder, HexFormat.of().formatHex(sha256(note.bytes())), note.bytes());
    }

    private static void write(Path folder, String name, byte[] bytes) throws IOException {
        Path fresh = folder.resolve(name + ".new");
        try (FileChannel file = FileChannel.open(
                fresh,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
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

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
