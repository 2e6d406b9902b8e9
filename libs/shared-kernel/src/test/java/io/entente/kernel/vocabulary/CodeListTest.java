package io.entente.kernel.vocabulary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CodeListTest {

    static Stream<Arguments> lists() {
        return Stream.of(
                list(
                        ReferralType.values(),
                        ReferralType::of,
                        "intelligence seizure assistance-request extradition-companion early-warning"),
                list(Tlp.values(), Tlp::of, "clear green amber amber+strict red"),
                list(HandlingCode.values(), HandlingCode::of, "H0 H1 H2 H3"),
                list(Classification.values(), Classification::of, "unclassified restricted"),
                list(ControlMarking.values(), ControlMarking::of, "OC NOFORN LES DSEN"),
                list(
                        Purpose.values(),
                        Purpose::of,
                        "drug-trafficking organised-crime violent-crime terrorist-organisation money-laundering firearms"
                                + " migrant-smuggling child-sexual-abuse maritime-security port-security public-health-alert"
                                + " extradition immigration-enforcement military-operations intelligence-service"),
                list(
                        UseRestriction.values(),
                        UseRestriction::of,
                        "no-immigration-enforcement no-military-use no-capital-proceedings intelligence-only no-action-without-consent"),
                list(DataSubject.values(), DataSubject::of, "suspect convicted victim witness contact none"),
                list(Mode.values(), Mode::of, "full pointer silent"),
                list(
                        FieldClass.values(),
                        FieldClass::of,
                        "type marking reference logistics substance seizure incident identity contact financial narrative"
                                + " source attachment query"));
    }

    private static Arguments list(Coded[] entries, Function<String, Coded> of, String codes) {
        return Arguments.of(List.of(entries), of, List.of(codes.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void every_list_has_exactly_the_codes_of_its_source(
            List<Coded> entries, Function<String, Coded> of, List<String> codes) {
        assertThat(entries).extracting(Coded::code).containsExactlyElementsOf(codes);
        for (Coded entry : entries) assertThat(of.apply(entry.code())).isSameAs(entry);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void nothing_but_an_exact_code_is_read(List<Coded> entries, Function<String, Coded> of, List<String> codes) {
        for (String wrong : List.of("", "secret", codes.get(0) + " ", swapCase(codes.get(0))))
            assertThatThrownBy(() -> of.apply(wrong)).isInstanceOf(MalformedValue.class);
    }

    @Test
    void a_classification_above_restricted_is_refused_for_want_of_accreditation() {
        assertThatThrownBy(() -> Classification.of("secret"))
                .hasMessageContaining("not accredited for anything higher");
    }

    @Test
    void traffic_lights_are_ordered_from_clear_to_red() {
        assertThat(Tlp.values()).isSorted();
        assertThat(Tlp.AMBER.atMost(Tlp.AMBER)).isTrue();
        assertThat(Tlp.AMBER.atMost(Tlp.AMBER_STRICT)).isTrue();
        assertThat(Tlp.RED.atMost(Tlp.AMBER_STRICT)).isFalse();
    }

    @Test
    void traffic_lights_carry_their_stix_ids() {
        Map<Tlp, String> published = Map.of(
                Tlp.CLEAR, "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
                Tlp.GREEN, "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
                Tlp.AMBER, "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
                Tlp.AMBER_STRICT, "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
                Tlp.RED, "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1");

        assertThat(Arrays.stream(Tlp.values()))
                .allSatisfy(light -> assertThat(light.stixId()).isEqualTo(published.get(light)));
    }

    private static String swapCase(String code) {
        String upper = code.toUpperCase(java.util.Locale.ROOT);
        return upper.equals(code) ? code.toLowerCase(java.util.Locale.ROOT) : upper;
    }
}
