package io.entente.local;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Unpacks a tar archive. Everyone may read what comes out; only its owner may change it. */
final class Tarball {
    private Tarball() {}

    /** @param skip how many leading directories of each name to leave away */
    static void unpack(InputStream plainTar, int skip, Path to) throws IOException {
        Owned.readable(to);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(plainTar)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path name = Path.of(entry.getName()).normalize();
                if (name.isAbsolute() || name.startsWith("..")) throw new IOException("Unsafe name in archive");
                if (name.getNameCount() <= skip) continue;
                unpack(tar, entry, to.resolve(name.subpath(skip, name.getNameCount())));
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Owned.readable(file);
            return;
        }
        if (!Files.exists(file.getParent())) Owned.readable(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, file);
            Files.setPosixFilePermissions(file, modes((entry.getMode() & 0100) != 0));
        }
    }

    private static Set<PosixFilePermission> modes(boolean executable) {
        Set<PosixFilePermission> modes = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (executable) {
            modes.add(PosixFilePermission.OWNER_EXECUTE);
            modes.add(PosixFilePermission.GROUP_EXECUTE);
            modes.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return modes;
    }
}
