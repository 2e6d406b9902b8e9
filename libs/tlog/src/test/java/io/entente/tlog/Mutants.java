package io.entente.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts that are nearly right. A strict parser refuses each of them or reads exactly what stands there, so that two
 * different texts never pass for one.
 */
public final class Mutants {
    private static final String[] INSERTED = {
        "\n", "\r", "\t", " ", "\0", "\u007f", "\u0085", "\u00a0", "\u2028", "\ufeff", "+", "-", "=", "0", "A", "/",
        "_", "\u2014 "
    };
    private static final int RANDOM = 2000;

    private Mutants() {}

    /** @param readAndWritten parses, then formats what it read; throws {@link Malformed} for what it refuses */
    public static void areRefusedOrKept(byte[] valid, UnaryOperator<byte[]> readAndWritten) {
        assertThat(readAndWritten.apply(valid)).isEqualTo(valid);
        of(valid, new Random(valid.length)).forEach(mutant -> isRefusedOrKept(mutant, readAndWritten));
    }

    /** The same with so many of them, drawn by chance: for what takes long. */
    public static void someAreRefusedOrKept(int number, byte[] valid, UnaryOperator<byte[]> readAndWritten) {
        assertThat(readAndWritten.apply(valid)).isEqualTo(valid);
        Random random = new Random(valid.length);
        for (int i = 0; i < number; i++) isRefusedOrKept(moved(valid, random), readAndWritten);
    }

    public static void isRefusedOrKept(byte[] mutant, UnaryOperator<byte[]> readAndWritten) {
        byte[] written;
        try {
            written = readAndWritten.apply(mutant);
        } catch (Malformed e) {
            return;
        } catch (RuntimeException e) {
            throw new AssertionError("neither read nor refused: " + shown(mutant), e);
        }
        if (!Arrays.equals(written, mutant))
            throw new AssertionError("read " + shown(mutant) + " as " + shown(written));
    }

    private static String shown(byte[] bytes) {
        return "'" + new String(bytes, StandardCharsets.UTF_8) + "'";
    }

    static Stream<byte[]> of(byte[] valid, Random random) {
        // Every place in what is short; in what is long as many places as one has patience for.
        int step = 1 + valid.length / 600;
        Stream<byte[]> everywhere = IntStream.rangeClosed(0, valid.length)
                .filter(at -> at % step == 0 || at < 200)
                .boxed()
                .flatMap(at -> at(valid, at));
        return Stream.concat(
                everywhere, Stream.generate(() -> twice(valid, random)).limit(RANDOM));
    }

    private static Stream<byte[]> at(byte[] valid, int at) {
        Stream<byte[]> inserted =
                Arrays.stream(INSERTED).map(text -> spliced(valid, at, at, text.getBytes(StandardCharsets.UTF_8)));
        Stream<byte[]> cut = Stream.of(Arrays.copyOf(valid, at), Arrays.copyOfRange(valid, at, valid.length));
        if (at == valid.length) return Stream.concat(inserted, cut);
        Stream<byte[]> flipped = IntStream.range(0, Byte.SIZE)
                .mapToObj(bit -> spliced(valid, at, at + 1, new byte[] {(byte) (valid[at] ^ 1 << bit)}));
        Stream<byte[]> removed =
                Stream.of(spliced(valid, at, at + 1, new byte[0]), spliced(valid, at, at, new byte[] {valid[at]}));
        return Stream.of(inserted, cut, flipped, removed).flatMap(changed -> changed);
    }

    /** Two changes at once: one may hide the other. */
    private static byte[] twice(byte[] valid, Random random) {
        return moved(moved(valid, random), random);
    }

    private static byte[] moved(byte[] valid, Random random) {
        int from = random.nextInt(valid.length + 1);
        int to = Math.min(valid.length, from + random.nextInt(8));
        int at = random.nextInt(valid.length + 1);
        byte[] part = Arrays.copyOfRange(valid, from, to);
        return random.nextBoolean()
                ? spliced(valid, at, at, part)
                : spliced(valid, from, to, new byte[] {(byte) random.nextInt()});
    }

    private static byte[] spliced(byte[] valid, int from, int to, byte[] instead) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(valid, 0, from);
        spliced.writeBytes(instead);
        spliced.write(valid, to, valid.length - to);
        return spliced.toByteArray();
    }
}
