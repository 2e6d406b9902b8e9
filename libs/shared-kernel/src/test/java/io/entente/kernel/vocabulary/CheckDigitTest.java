package io.entente.kernel.vocabulary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.Random;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each check-digit rule promises, and a second implementation of each, written the plain way from its source. A
 * failure prints the seed; {@code -Dentente.seed=N} repeats it.
 */
class CheckDigitTest {
    private static final long SEED = Long.getLong("entente.seed", 20261122L);
    private static final int CASES = 3_000;
    private static final int[] COMPANY_WEIGHTS = {8, 6, 4, 2, 9, 7};

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @ValueSource(strings = {"2041999"})
    void a_right_company_number_passes(String number) {
        assertThat(new ImoCompanyNumber(number).checkDigitHolds()).isTrue();
    }

    @Test
    void a_wrong_company_number_is_kept_and_told_apart() {
        ImoCompanyNumber copied = new ImoCompanyNumber("2041998");

        assertThat(copied.checkDigitHolds()).isFalse();
        assertThat(copied.value()).isEqualTo("2041998");
    }

    @Test
    void every_rule_agrees_with_a_plain_second_implementation() {
        for (int i = 0; i < CASES; i++) {
            String container = letters(3) + "UJZR".charAt(random.nextInt(4)) + digits(7);
            assertThat(new ContainerNumber(container).checkDigitHolds())
                    .as(seeded(container))
                    .isEqualTo(plainContainer(container));
            String seven = digits(7);
            assertThat(new ImoNumber(seven).checkDigitHolds()).as(seeded(seven)).isEqualTo(plainShip(seven));
            assertThat(new ImoCompanyNumber(seven).checkDigitHolds())
                    .as(seeded(seven))
                    .isEqualTo(plainCompany(seven));
            String substance = 1 + digits(1 + random.nextInt(6)) + "-" + digits(2) + "-" + digits(1);
            assertThat(new CasNumber(substance).checkDigitHolds())
                    .as(seeded(substance))
                    .isEqualTo(plainSubstance(substance));
            String account = letters(2) + digits(2) + digits(10 + random.nextInt(9)) + letters(2);
            assertThat(new Iban(account).checkDigitsHold())
                    .as(seeded(account))
                    .isEqualTo(plainAccount(account) && !account.substring(2, 4).matches("00|01|99"));
        }
    }

    @Test
    void any_wrong_digit_of_a_company_number_is_found_but_where_remainders_ten_and_nought_collide() {
        for (int i = 0; i < CASES; i++) {
            String stem = digits(6);
            String right = stem + companyCheck(stem);
            assertThat(new ImoCompanyNumber(right).checkDigitHolds())
                    .as(seeded(right))
                    .isTrue();
            for (int position = 0; position < 7; position++) {
                String wrong = withAnotherDigit(right, position);
                boolean collides = position < 6 && companyCheck(stem) == 1 && companyCheck(wrong.substring(0, 6)) == 1;
                assertThat(new ImoCompanyNumber(wrong).checkDigitHolds())
                        .as(seeded(wrong))
                        .isEqualTo(collides);
            }
        }
    }

    @Test
    void two_neighbours_exchanged_are_found_in_a_ship_number() {
        exchanged(this::ship, 0, 7, number -> new ImoNumber(number).checkDigitHolds());
    }

    /** In what is before the hyphens; the check digit and its neighbour may pass for each other when five apart. */
    @Test
    void two_neighbours_exchanged_are_found_in_a_substance_number() {
        for (int i = 0; i < CASES; i++) {
            String right = substance();
            for (int position = 1; position + 2 < right.indexOf('-'); position++) {
                String wrong = exchange(right, position);
                assertThat(new CasNumber(wrong).checkDigitHolds())
                        .as(seeded(right + " as " + wrong))
                        .isEqualTo(wrong.equals(right));
            }
        }
    }

    @Test
    void two_neighbours_exchanged_are_found_in_a_container_number_but_where_remainders_ten_and_nought_collide() {
        for (int i = 0; i < CASES; i++) {
            String stem = letters(3) + "U" + digits(6);
            int remainder = plainContainerSum(stem) % 11;
            if (remainder == 0 || remainder == 10) continue;
            for (int position = 4; position < 9; position++) {
                String wrong = exchange(stem, position) + remainder;
                assertThat(new ContainerNumber(wrong).checkDigitHolds())
                        .as(seeded(wrong))
                        .isEqualTo(wrong.startsWith(stem));
            }
        }
    }

    @Test
    void any_wrong_digit_and_any_two_exchanged_neighbours_are_found_in_an_account_number() {
        for (int i = 0; i < CASES; i++) {
            String right = account();
            for (int position = 2; position < right.length(); position++) {
                String wrong = withAnotherDigit(right, position);
                assertThat(new Iban(wrong).checkDigitsHold()).as(seeded(wrong)).isFalse();
            }
            for (int position = 2; position < right.length() - 1; position++) {
                String wrong = exchange(right, position);
                assertThat(new Iban(wrong).checkDigitsHold()).as(seeded(wrong)).isEqualTo(wrong.equals(right));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BE68 5390 0754 7034", "GB82WEST12345698765432", "NL91ABNA0417164300", "DE89370400440532013000"})
    void a_right_account_number_passes_however_it_is_spaced(String written) {
        assertThat(new Iban(written).checkDigitsHold()).isTrue();
        assertThat(new Iban(written).value()).isEqualTo(written.replace(" ", ""));
    }

    @Test
    void check_digits_that_the_rule_never_makes_do_not_hold() {
        int seen = 0;
        for (int i = 0; i < CASES * 10; i++) {
            String account = "BE" + digits(14);
            if (!plainAccount(account) || !account.substring(2, 4).matches("00|01|99")) continue;
            seen++;
            assertThat(new Iban(account).checkDigitsHold()).as(seeded(account)).isFalse();
        }
        assertThat(seen).as(seeded("none seen")).isPositive();
    }

    private void exchanged(java.util.function.Supplier<String> right, int from, int to, Predicate<String> checkHolds) {
        for (int i = 0; i < CASES; i++) {
            String number = right.get();
            for (int position = from; position < to - 1; position++) {
                String wrong = exchange(number, position);
                assertThat(checkHolds.test(wrong))
                        .as(seeded(number + " as " + wrong))
                        .isEqualTo(wrong.equals(number));
            }
        }
    }

    private String ship() {
        String stem = digits(6);
        for (int check = 0; check < 10; check++) if (plainShip(stem + check)) return stem + check;
        throw new AssertionError(seeded("no check digit for " + stem));
    }

    private String substance() {
        while (true) {
            String number = 1 + digits(3 + random.nextInt(3)) + "-" + digits(2) + "-" + digits(1);
            if (plainSubstance(number)) return number;
        }
    }

    private String account() {
        while (true) {
            String number = "BE" + String.format("%02d", 2 + random.nextInt(97)) + digits(12);
            if (plainAccount(number)) return number;
        }
    }

    private static boolean plainContainer(String number) {
        return plainContainerSum(number.substring(0, 10)) % 11 % 10 == Character.digit(number.charAt(10), 10);
    }

    /** ISO 6346: letters are worth 10 and up, 11, 22 and 33 left out; the sign at each place counts twice the one before. */
    private static int plainContainerSum(String stem) {
        int sum = 0;
        int weight = 1;
        for (char sign : stem.toCharArray()) {
            int worth = Character.digit(sign, 10);
            if (worth < 0) {
                worth = 10;
                for (char letter = 'A'; letter < sign; letter++) {
                    worth++;
                    if (worth % 11 == 0) worth++;
                }
            }
            sum += worth * weight;
            weight *= 2;
        }
        return sum;
    }

    private static boolean plainShip(String number) {
        int[] d = number.chars().map(sign -> sign - '0').toArray();
        return (d[0] * 7 + d[1] * 6 + d[2] * 5 + d[3] * 4 + d[4] * 3 + d[5] * 2) % 10 == d[6];
    }

    private static boolean plainCompany(String number) {
        return companyCheck(number.substring(0, 6)) == number.charAt(6) - '0';
    }

    private static int companyCheck(String stem) {
        int sum = 0;
        for (int i = 0; i < 6; i++) sum += COMPANY_WEIGHTS[i] * (stem.charAt(i) - '0');
        return (11 - sum % 11) % 10;
    }

    private static boolean plainSubstance(String number) {
        StringBuilder reversed = new StringBuilder(number.replace("-", "")).reverse();
        int sum = 0;
        for (int place = 1; place < reversed.length(); place++) sum += place * (reversed.charAt(place) - '0');
        return sum % 10 == reversed.charAt(0) - '0';
    }

    private static boolean plainAccount(String number) {
        StringBuilder written = new StringBuilder();
        for (char sign : (number.substring(4) + number.substring(0, 4)).toCharArray())
            written.append(Character.isDigit(sign) ? sign - '0' : sign - 'A' + 10);
        return new BigInteger(written.toString()).mod(BigInteger.valueOf(97)).equals(BigInteger.ONE);
    }

    private static String seeded(String what) {
        return what + " (seed " + SEED + ")";
    }

    private static String exchange(String number, int position) {
        return number.substring(0, position)
                + number.charAt(position + 1)
                + number.charAt(position)
                + number.substring(position + 2);
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
}
