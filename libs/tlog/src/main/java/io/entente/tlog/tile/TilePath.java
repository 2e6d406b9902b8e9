package io.entente.tlog.tile;

import io.entente.tlog.Malformed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tile or bundle.
 *
 * @param level 0 to 63, or {@link #ENTRIES}
 * @param index from the left, from 0
 * @param width hashes or entries in it, 1 to 256; 256 is full and never changes again
 */
public record TilePath(int level, long index, int width) {
    /** The level of bundles of entries. */
    public static final int ENTRIES = -1;

    /** Hashes in a full tile, entries in a full bundle. */
    public static final int FULL = 256;

    private static final int HIGHEST = 63;
    private static final int GROUP = 1000;
    private static final Pattern FORM =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level > HIGHEST) throw new Malformed("a tile's level beyond " + HIGHEST);
        if (index < 0) throw new Malformed("a tile left of the first");
        if (width < 1 || width > FULL) throw new Malformed("a tile of " + width);
    }

    /** @throws Malformed for what no tile is called */
    public static TilePath parse(String path) {
        Matcher form = FORM.matcher(path);
        if (!form.matches()) throw new Malformed("no tile's path");
        if (form.group(2).startsWith("x000")) throw new Malformed("a tile's index with leading zeroes");
        String digits = form.group(2).replaceAll("[x/]", "") + form.group(3);
        String width = form.group(4);
        if (String.valueOf(FULL).equals(width)) throw new Malformed("a full tile called a partial one");
        try {
            return new TilePath(
                    form.group(1).equals("entries") ? ENTRIES : Integer.parseInt(form.group(1)),
                    Long.parseLong(digits),
                    width == null ? FULL : Integer.parseInt(width));
        } catch (NumberFormatException e) {
            throw new Malformed("a tile's index beyond 2^63-1");
        }
    }

    /** How many hashes of this level a tree has in the tile at its right edge; 0 where that one has not begun. */
    public static int edge(int level, long size) {
        int shift = Math.max(level, 0) * Byte.SIZE;
        return shift >= Long.SIZE ? 0 : (int) (size >>> shift) & (FULL - 1);
    }

    /** How many full tiles of this level a tree has. */
    public static long full(int level, long size) {
        int shift = (Math.max(level, 0) + 1) * Byte.SIZE;
        return shift >= Long.SIZE ? 0 : size >>> shift;
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** The path below a log's prefix, such as {@code tile/0/x001/x234/067.p/8}. */
    @Override
    public String toString() {
        List<String> groups = new ArrayList<>();
        groups.add(group("", index));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) groups.add(group("x", rest));
        Collections.reverse(groups);
        return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + String.join("/", groups)
                + (isFull() ? "" : ".p/" + width);
    }

    /** In the same digits in every country. */
    private static String group(String start, long rest) {
        return String.format(Locale.ROOT, "%s%03d", start, rest % GROUP);
    }
}
