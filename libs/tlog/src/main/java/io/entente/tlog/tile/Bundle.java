package io.entente.tlog.tile;

import io.entente.tlog.Malformed;
import io.entente.tlog.Strict;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Entries one behind the other, each after its length in two bytes. */
public final class Bundle {
    private static final int LENGTH = 2;
    private static final int LONGEST = 0xffff;

    private Bundle() {}

    /** @throws Malformed for an entry of more than 65,535 bytes */
    public static byte[] of(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > LONGEST) throw new Malformed("an entry of " + entry.length + " bytes");
            bundle.write(entry.length >> Byte.SIZE);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /**
     * @param width how many entries there must be
     * @throws Malformed when there are fewer or more
     */
    public static List<byte[]> entries(byte[] bundle, int width) {
        List<byte[]> entries = new ArrayList<>(width);
        int at = 0;
        while (at < bundle.length) {
            byte[] length = Strict.part(bundle, at, at + LENGTH);
            int end = at + LENGTH + (Byte.toUnsignedInt(length[0]) << Byte.SIZE) + Byte.toUnsignedInt(length[1]);
            entries.add(Strict.part(bundle, at + LENGTH, end));
            at = end;
        }
        if (entries.size() != width) throw new Malformed("a bundle of " + entries.size() + " entries, not " + width);
        return entries;
    }
}
