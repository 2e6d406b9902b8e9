package io.entente.cases.preview;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as it is compared with another: its letters and digits alone, whatever their case, their accents and what stands
 * between them, so that {@code BE68 5390 0754 7034} is an IBAN that is filed without spaces.
 *
 * @param edges where among the signs a word starts or ends
 */
record Wording(String signs, BitSet edges) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    static Wording of(String text) {
        String plain = ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        StringBuilder signs = new StringBuilder();
        BitSet edges = new BitSet();
        edges.set(0);
        Matcher word = WORD.matcher(plain);
        while (word.find()) {
            signs.append(word.group());
            edges.set(signs.length());
        }
        return new Wording(signs.toString(), edges);
    }

    /** Whether these signs are whole words. */
    boolean isWhole(int start, int length) {
        return edges.get(start) && edges.get(start + length);
    }

    /** Never the text: it may be personal. */
    @Override
    public String toString() {
        return "Wording[" + signs.length() + "]";
    }
}
