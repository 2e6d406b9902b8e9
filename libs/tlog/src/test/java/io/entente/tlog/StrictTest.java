package io.entente.tlog;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StrictTest {
    @Test
    void a_number_is_written_in_one_way() {
        assertThat(Strict.decimal("0")).isZero();
        assertThat(Strict.decimal("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        for (String wrong : List.of(
                "",
                "+5",
                "-0",
                "-5",
                "05",
                "00",
                " 5",
                "5 ",
                "5\n",
                "0x5",
                "5.0",
                "\u0665",
                "9223372036854775808",
                "10000000000000000000"))
            assertThatThrownBy(() -> Strict.decimal(wrong)).as(wrong).isInstanceOf(Malformed.class);
    }

    @Test
    void base64_is_written_in_one_way() {
        assertThat(Strict.base64("")).isEmpty();
        assertThat(Strict.base64("AQ==")).containsExactly(1);
        assertThat(Strict.base64("+/8=")).containsExactly(-5, -1);
        assertThat(Strict.base64(new byte[] {-5, -1})).isEqualTo("+/8=");
        for (String wrong : List.of("AQ", "AQ=", "AR==", "AQ==\n", " AQ==", "-_8=", "AQ==AQ==", "A", "=", "A\u0100=="))
            assertThatThrownBy(() -> Strict.base64(wrong)).as(wrong).isInstanceOf(Malformed.class);
    }

    @Test
    void text_is_utf_8_without_control_characters() {
        assertThat(Strict.text("caf\u00e9 \u2014\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("caf\u00e9 \u2014\n");
        for (int control = 0; control < 0x20; control++) {
            byte[] text = {'a', (byte) control};
            if (control == '\n') assertThat(Strict.text(text)).isEqualTo("a\n");
            else assertThatThrownBy(() -> Strict.text(text)).isInstanceOf(Malformed.class);
        }
        List<byte[]> wrong = List.of(
                new byte[] {(byte) 0xc3}, // cut off
                new byte[] {(byte) 0xc0, (byte) 0xaf}, // longer than need be
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, // half of a pair
                new byte[] {(byte) 0xff});
        for (byte[] bytes : wrong) assertThatThrownBy(() -> Strict.text(bytes)).isInstanceOf(Malformed.class);
    }

    @Test
    void lines_end_in_a_line_feed_and_in_nothing_else() {
        assertThat(Strict.lines("")).isEmpty();
        assertThat(Strict.lines("\n")).containsExactly("");
        assertThat(Strict.lines("a\n\nb\n")).containsExactly("a", "", "b");
        assertThat(Strict.lines("a\rb\u0085c\u2028d\n")).containsExactly("a\rb\u0085c\u2028d");
        assertThatThrownBy(() -> Strict.lines("a\nb")).isInstanceOf(Malformed.class);
    }

    @Test
    void what_comes_after_a_prefix_needs_the_prefix() {
        assertThat(Strict.after("old ", "old 5")).isEqualTo("5");
        assertThatThrownBy(() -> Strict.after("old ", "old5"))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("'old'");
    }

    @Test
    void a_part_is_all_there() {
        assertThat(Strict.part(new byte[] {1, 2, 3}, 1, 3)).containsExactly(2, 3);
        assertThatThrownBy(() -> Strict.part(new byte[] {1, 2, 3}, 1, 4)).isInstanceOf(Malformed.class);
    }
}
