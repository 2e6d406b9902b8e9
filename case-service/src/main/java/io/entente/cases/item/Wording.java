package io.entente.cases.item;

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
public record Wording(String signs, BitSet edges) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    public static Wording of(String text) {
        String plain = ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        plain = unfolded(plain);
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

    /** Letters that have no accent to lose and are yet written without: Łukasz is Lukasz to whoever lacks the key. */
    private static String unfolded(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().forEach(sign -> {
            switch (sign) {
                case 'ł' -> plain.append('l');
                case 'ø' -> plain.append('o');
                case 'đ', 'ð' -> plain.append('d');
                case 'ħ' -> plain.append('h');
                case 'ı' -> plain.append('i');
                case 'ß' -> plain.append("ss");
                case 'æ' -> plain.append("ae");
                case 'œ' -> plain.append("oe");
                case 'þ' -> plain.append("th");
                default -> plain.append((char) sign);
            }
        });
        return plain.toString();
    }

    /** Whether these signs are whole words. */
    public boolean isWhole(int start, int length) {
        return edges.get(start) && edges.get(start + length);
    }

    /** Never the text: it may be personal. */
    @Override
    public String toString() {
        return "Wording[" + signs.length() + "]";
    }
}
