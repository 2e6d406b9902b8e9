package io.entente.tlog.verify;

import io.entente.tlog.note.SignedNote;
import io.entente.tlog.tile.Bundle;
import io.entente.tlog.tile.Tile;
import io.entente.tlog.tile.TilePath;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;

/** Where a log is read from. Nothing that it says is believed. */
interface LogSource {
    /**
     * @param path below the log's prefix
     * @throws FileNotFoundException when there is no such file
     */
    byte[] read(String path) throws IOException;

    default SignedNote checkpoint() throws IOException {
        return SignedNote.parse(read("checkpoint"));
    }

    /** A partial tile may have given way to the full one whose start it was. */
    default Tile tile(TilePath path) throws IOException {
        try {
            return Tile.parse(read(path.toString()), path.width());
        } catch (FileNotFoundException e) {
            if (path.isFull()) throw e;
            return new Tile(tile(grown(path)).hashes().subList(0, path.width()));
        }
    }

    /** The same of a bundle. */
    default List<byte[]> entries(TilePath path) throws IOException {
        try {
            return Bundle.entries(read(path.toString()), path.width());
        } catch (FileNotFoundException e) {
            if (path.isFull()) throw e;
            return entries(grown(path)).subList(0, path.width());
        }
    }

    private static TilePath grown(TilePath path) {
        return new TilePath(path.level(), path.index(), TilePath.FULL);
    }
}
