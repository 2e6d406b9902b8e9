package io.entente.kernel.vocabulary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Identifiers that have a form but no check digit, and the forms of those that have one. */
class WrittenFormTest {
    private static final long SEED = Long.getLong("entente.seed", 20261122L);

    static Stream<Arguments> forms() {
        return Stream.of(
                form(Locode::new, "BEANR|USNYC|GB2LK", "|BEAN|BEANRR|beanr|BE1NR|12ANR|BE ANR"),
                form(
                        ContainerNumber::new,
                        "CSQU3054383|GYOU4047990",
                        "|CSQU305438|CSQU30543830|csqu3054383|CSQA3054383|CSQU 3054383|CSQU305438٣"),
                form(ImoNumber::new, "9074729|8814274", "|907472|90747290|IMO9074729|90747 9|907472٩"),
                form(CasNumber::new, "107-07-3|50-36-2|119276-01-6", "|87865|8-86-5|87-86-5 |12345678-00-0|87-86-٥"),
                form(ImoCompanyNumber::new, "2041999|0000000", "|204199|20419990|IMO2041999|2041 99|204199٣"),
                form(Mmsi::new, "205123000|970000001", "|20512300|2051230000|20512300A|205 123000"),
                form(CallSign::new, "OPEN|3EXY7|9HA1234", "|OP|123456|OPEN12345|open|OP EN"),
                form(
                        VehiclePlate::new,
                        "1-ABC-123|B MW 1234|ÄÖ 12|7K",
                        "|A|1-abc-123|-ABC|A--B|A  B|A B |ABCDEFGHIJ123456"),
                form(
                        InchiKey::new,
                        "ZPUCINDJVBIVPJ-LJISPDSOSA-N",
                        "|ZPUCINDJVBIVPJ|ZPUCINDJVBIVPJ-LJISPDSOSA|zpucindjvbivpj-LJISPDSOSA-N"),
                form(ContainerType::new, "22G1|45R1|L5G1", "|22G|22G11|0200|22g1"),
                form(Country::new, "BE|US|EC|XK|XX", "|be|BEL|UQ|B"),
                form(CurrencyCode::new, "EUR|USD|BEF", "|eur|EURO|QQQ"),
                form(PhoneNumber::new, "+32 2 000 0000|+12025550100", "|112|003220000000|+0123456|+32-2-000|+3"),
                form(
                        EmailAddress::new,
                        "a@b.example|first.last+x@mail.exercise.example",
                        "|a|a@b|@b.example|a@@b.example|a b@c.example|a@-b.example|.a@b.example|a@b.example\n|a@b..example"),
                form(
                        Iban::new,
                        "BE68539007547034|BE68 5390 0754 7034",
                        "|BE68|be68539007547034|BE6853900754703!|B168539007547034"));
    }

    private static Arguments form(Function<String, Object> of, String good, String bad) {
        return Arguments.of(of, good.split("\\|"), bad.split("\\|"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void what_has_the_form_is_read_and_what_has_not_is_refused(
            Function<String, Object> of, String[] good, String[] bad) {
        for (String text : good) assertThatCode(() -> of.apply(text)).as(text).doesNotThrowAnyException();
        for (String text : bad)
            assertThatThrownBy(() -> of.apply(text)).as(text).isInstanceOf(MalformedValue.class);
    }

    /** Any text is either a value or refused as malformed, and what is refused is never repeated in the message. */
    @ParameterizedTest
    @MethodSource("forms")
    void no_text_whatever_breaks_the_reader(Function<String, Object> of, String[] good, String[] bad) {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            String text = disturbed(good[random.nextInt(good.length)], random);
            Throwable refused = catchThrowable(() -> of.apply(text));
            if (refused == null) continue;
            assertThat(refused).as("%s (seed %d)", text, SEED).isInstanceOf(MalformedValue.class);
            if (text.length() > 6) assertThat(refused.getMessage()).doesNotContain(text);
        }
    }

    @Test
    void equal_things_are_equal_texts() {
        assertThat(new EmailAddress("Jan@Exercise.EXAMPLE")).isEqualTo(new EmailAddress("Jan@exercise.example"));
        assertThat(new EmailAddress("Jan@exercise.example")).isNotEqualTo(new EmailAddress("jan@exercise.example"));
        assertThat(new PhoneNumber("+32 2 000 00 00")).isEqualTo(new PhoneNumber("+3220000000"));
    }

    @Test
    void an_e_mail_address_has_bounds() {
        assertThatThrownBy(() -> new EmailAddress("a".repeat(65) + "@b.example"))
                .isInstanceOf(MalformedValue.class);
        assertThatThrownBy(() -> new EmailAddress("a@" + "b".repeat(64) + ".example"))
                .isInstanceOf(MalformedValue.class);
        assertThatThrownBy(() -> new EmailAddress("a@" + "b.".repeat(130) + "example"))
                .isInstanceOf(MalformedValue.class);
    }

    private static String disturbed(String text, Random random) {
        StringBuilder other = new StringBuilder(text);
        for (int n = random.nextInt(4); n >= 0; n--) {
            int place = random.nextInt(other.length() + 1);
            char sign = (char) (random.nextBoolean() ? 32 + random.nextInt(95) : random.nextInt(0x3000));
            if (random.nextBoolean() || place == other.length()) other.insert(place, sign);
            else other.setCharAt(place, sign);
        }
        return other.toString();
    }
}
