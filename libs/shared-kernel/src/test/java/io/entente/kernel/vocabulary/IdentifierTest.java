package io.entente.kernel.vocabulary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A failure prints the seed; {@code -Dentente.seed=N} repeats it. */
class IdentifierTest {
    private static final long SEED = Long.getLong("entente.seed", 20261122L);
    private static final int CASES = 2_000;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @ValueSource(strings = {"CSQU3054383", "TCNU7200794", "TOLU4734787", "GYOU4047990"})
    void a_rightly_painted_container_number_passes(String number) {
        assertThat(new ContainerNumber(number).checkDigitHolds()).isTrue();
    }

    @Test
    void a_wrongly_painted_container_number_is_kept_and_told_apart() {
        ContainerNumber painted = new ContainerNumber("CSQU3054384");

        assertThat(painted.value()).isEqualTo("CSQU3054384");
        assertThat(painted.checkDigitHolds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CSQU305438",
                "CSQU30543830",
                "csqu3054383",
                "CSQA3054383",
                "CSQU 3054383",
                "CSQU305438٣",
                "CSQU3054383\n"
            })
    void what_is_no_container_number_is_refused_without_repeating_it(String text) {
        assertThatThrownBy(() -> new ContainerNumber(text))
                .isInstanceOfSatisfying(MalformedValue.class, refused -> assertThat(refused.value())
                        .isEqualTo(text))
                .hasMessage(
                        "Not a container number: expected three letters, one of U J Z R, and seven digits, without spaces");
    }

    @Test
    void any_wrong_digit_of_a_container_number_is_found_but_where_remainders_ten_and_nought_collide() {
        for (int i = 0; i < CASES; i++) {
            String stem = letters(3) + "U" + digits(6);
            int remainder = remainder(stem);
            if (remainder == 0 || remainder == 10) continue;
            String right = stem + remainder;
            assertThat(new ContainerNumber(right).checkDigitHolds())
                    .as(seeded(right))
                    .isTrue();
            for (int position = 4; position < 11; position++) {
                String wrong = withAnotherDigit(right, position);
                assertThat(new ContainerNumber(wrong).checkDigitHolds())
                        .as(seeded(wrong))
                        .isFalse();
            }
        }
    }

    @Test
    void remainders_ten_and_nought_share_a_check_digit() {
        int collisions = 0;
        for (int i = 0; i < CASES; i++) {
            String stem = letters(3) + "U" + digits(6);
            int remainder = remainder(stem);
            if (remainder != 0 && remainder != 10) continue;
            collisions++;
            assertThat(new ContainerNumber(stem + "0").checkDigitHolds())
                    .as(seeded(stem))
                    .isTrue();
        }
        assertThat(collisions).as(seeded("collisions")).isGreaterThan(CASES / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9074729", "9319466"})
    void a_right_ship_number_passes(String number) {
        assertThat(new ImoNumber(number).checkDigitHolds()).isTrue();
    }

    @Test
    void a_wrong_ship_number_is_kept_and_told_apart() {
        assertThat(new ImoNumber("8814274").checkDigitHolds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "907472", "90747290", "IMO9074729", "90747 9"})
    void what_is_no_ship_number_is_refused(String text) {
        assertThatThrownBy(() -> new ImoNumber(text)).isInstanceOf(MalformedValue.class);
    }

    /** Weights 7 and 3 (first and fifth digit) and 1 share no factor with 10; the rule promises nothing for the rest. */
    @Test
    void a_wrong_first_fifth_or_check_digit_of_a_ship_number_is_found() {
        for (int i = 0; i < CASES; i++) {
            String stem = digits(6);
            String right = null;
            for (int check = 0; check < 10; check++)
                if (new ImoNumber(stem + check).checkDigitHolds()) {
                    assertThat(right)
                            .as(seeded("one check digit only for " + stem))
                            .isNull();
                    right = stem + check;
                }
            assertThat(right).as(seeded("a check digit for " + stem)).isNotNull();
            for (int position : new int[] {0, 4, 6}) {
                String wrong = withAnotherDigit(right, position);
                assertThat(new ImoNumber(wrong).checkDigitHolds())
                        .as(seeded(wrong))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"107-07-3", "87-86-5", "50-36-2", "53-21-4", "437-38-7", "14188-81-9", "119276-01-6"})
    void a_substance_is_known_by_its_number(String number) {
        assertThat(new CasNumber(number).value()).isEqualTo(number);
        assertThat(new CasNumber(number).checkDigitHolds()).isTrue();
    }

    @Test
    void a_substance_number_with_a_wrong_check_digit_is_kept_and_told_apart() {
        assertThat(new CasNumber("87-86-6").checkDigitHolds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "87865", "087-86-5", "8-86-5", "87-86-5 ", "12345678-00-0"})
    void what_is_no_substance_number_is_refused(String text) {
        assertThatThrownBy(() -> new CasNumber(text)).isInstanceOf(MalformedValue.class);
    }

    /** From the right the weights are 1, 2, 3 …; 1, 3, 7 and 9 share no factor with 10. */
    @Test
    void a_wrong_digit_of_a_substance_number_is_found_where_its_weight_promises_it() {
        for (int i = 0; i < CASES; i++) {
            String right = substance();
            String bare = right.replace("-", "");
            for (int position = 0; position < bare.length(); position++) {
                int weight = bare.length() - 1 - position;
                if (weight % 2 == 0 && weight != 0 || weight == 5) continue;
                String changed = withAnotherDigit(bare, position);
                if (changed.startsWith("0")) continue;
                String wrong = hyphenated(changed);
                assertThat(new CasNumber(wrong).checkDigitHolds())
                        .as(seeded(wrong))
                        .isFalse();
            }
        }
    }

    @Test
    void a_place_names_its_country_and_whether_the_shipped_list_has_it() {
        assertThat(new Locode("BEANR").country()).isEqualTo("BE");
        assertThat(new Locode("BEANR").known()).isTrue();
        assertThat(new Locode("ECGYE").placeName()).contains("Guayaquil");
        assertThat(new Locode("BEXXX").known()).isFalse();
        assertThat(new Locode("BEXXX").placeName()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEANR", "BEZEE", "BEGNE", "NLRTM", "NLVLI", "DEHAM", "DEBRV", "FRLEH", "ESALG", "USNYC", "USEWR",
                "USHOU", "USPHL", "ECGYE", "ECPBO", "BRSSZ", "BRPNG", "COCTG", "COBUN", "PABLB", "PECLL", "CRMOB"
            })
    void the_ports_of_the_trade_are_known(String port) {
        assertThat(new Locode(port).known()).isTrue();
    }

    @Test
    void the_shipped_list_of_places_names_its_source_and_date() throws IOException {
        try (InputStream file = Locode.class.getResourceAsStream("un-locode.csv")) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .anyMatch(line -> line.matches("# Source: .+"))
                    .anyMatch(line -> line.matches("# Date: [0-9]{4}-[0-9]{2}-[0-9]{2}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BEAN", "BEANRR", "beanr", "BE1NR", "BE0NR", "12ANR"})
    void what_is_no_place_code_is_refused(String text) {
        assertThatThrownBy(() -> new Locode(text)).isInstanceOf(MalformedValue.class);
    }

    private String substance() {
        while (true) {
            String stem = (1 + random.nextInt(9)) + digits(3 + random.nextInt(6));
            for (int check = 0; check < 10; check++) {
                CasNumber number = new CasNumber(hyphenated(stem + check));
                if (number.checkDigitHolds()) return number.value();
            }
        }
    }

    private static String hyphenated(String bare) {
        int end = bare.length();
        return bare.substring(0, end - 3) + "-" + bare.substring(end - 3, end - 1) + "-" + bare.substring(end - 1);
    }

    /** ISO 6346 from its table of letter values, written out rather than computed. */
    private static int remainder(String stem) {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        int[] worth = {
            10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 34, 35, 36, 37, 38
        };
        long sum = 0;
        for (int i = 0; i < 10; i++) {
            char sign = stem.charAt(i);
            int letter = letters.indexOf(sign);
            sum += (long) (letter < 0 ? Character.digit(sign, 10) : worth[letter]) * (long) Math.pow(2, i);
        }
        return (int) (sum % 11);
    }

    private String withAnotherDigit(String number, int position) {
        int old = number.charAt(position) - '0';
        int other = (old + 1 + random.nextInt(9)) % 10;
        return number.substring(0, position) + other + number.substring(position + 1);
    }

    private String letters(int count) {
        return signs(count, 'A', 26);
    }

    private String digits(int count) {
        return signs(count, '0', 10);
    }

    private String signs(int count, char first, int range) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) text.append((char) (first + random.nextInt(range)));
        return text.toString();
    }

    private static String seeded(String what) {
        return what + " (seed " + SEED + ")";
    }
}
