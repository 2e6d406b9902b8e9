package io.entente.kernel.vocabulary;

import com.tngtech.archunit.core.domain.JavaClass;
import io.entente.kernel.testing.Arrows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                list(EvaluationScheme.values(), EvaluationScheme::of, "4x4 6x6"),
                list(ReferenceScheme.values(), ReferenceScheme::of, "siena interpol-notice us-case mlat other"),
                list(Origin.values(), Origin::of, "police judicial-investigation"),
                list(Basis.values(), Basis::of, "fact assessment"),
                list(Sex.values(), Sex::of, "male female other unknown"),
                list(
                        IncidentKind.values(),
                        IncidentKind::of,
                        "shooting stabbing explosion arson kidnapping intimidation intrusion extraction-attempt"
                                + " seizure-attempt theft corruption arrest escape discovery other"),
                list(
                        OrganisationRole.values(),
                        OrganisationRole::of,
                        "shipper consignee notify-party forwarder carrier customs-broker terminal-operator haulier"
                                + " ship-owner ship-manager producer bank front-company criminal-organisation other"),
                list(
                        VesselType.values(),
                        VesselType::of,
                        "container-ship bulk-carrier general-cargo reefer ro-ro tanker fishing-vessel sailing-yacht"
                                + " motor-yacht speedboat tug semi-submersible other"),
                list(TransportMode.values(), TransportMode::of, "sea inland-waterway road rail air post"),
                list(
                        SeizedGoods.values(),
                        SeizedGoods::of,
                        "drugs precursors cash firearms ammunition vehicle vessel document device other"),
                list(Unit.values(), Unit::of, "piece package tablet plant blotter litre"),
                list(
                        DocumentKind.values(),
                        DocumentKind::of,
                        "passport identity-card driving-licence residence-permit seafarer-book port-pass other"),
                list(
                        DeclineReason.values(),
                        DeclineReason::of,
                        "out-of-competence insufficient-information already-known no-capacity would-harm-investigation"
                                + " law-forbids"),
                list(Urgency.values(), Urgency::of, "urgent-direct urgent-indirect other"),
                list(
                        Outcome.values(),
                        Outcome::of,
                        "purged restricted-legal-hold records-law forwarded never-received"),
                list(
                        FieldClass.values(),
                        FieldClass::of,
                        "type marking reference logistics substance seizure incident identity contact financial narrative"
                                + " source attachment query"));
    }

    private static Arguments list(Coded[] entries, Function<String, Coded> of, String codes) {
        return Arguments.of(List.of(entries), of, List.of(codes.split(" ")));
    }

    @Test
    void no_list_is_left_out() {
        assertThat(lists().map(CodeListTest::typeName))
                .containsExactlyInAnyOrderElementsOf(Arrows.shipped("io.entente.kernel").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Coded.class))
                        .map(JavaClass::getName)
                        .toList());
    }

    private static String typeName(Arguments list) {
        Enum<?> entry = (Enum<?>) ((List<?>) list.get()[0]).get(0);
        return entry.getDeclaringClass().getName();
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
        for (String wrong : List.of("", "gossip", codes.get(0) + " ", swapCase(codes.get(0))))
            assertThatThrownBy(() -> of.apply(wrong)).isInstanceOf(MalformedValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "confidential",
                "secret",
                "top-secret",
                "TOP SECRET",
                "CONFIDENTIEL UE/EU CONFIDENTIAL",
                "SECRET UE/EU SECRET",
                "TRÈS SECRET UE/EU TOP SECRET",
                "Vertrouwelijk",
                "Zeer geheim",
                "Très secret",
                "VS-Vertraulich",
                "Stg. Geheim",
                "NATO SECRET"
            })
    void a_classification_above_restricted_is_refused_for_want_of_accreditation(String level) {
        assertThatThrownBy(() -> Classification.of(level))
                .isInstanceOf(MalformedValue.class)
                .hasMessageContaining("nothing above RESTRICTED")
                .hasMessageContaining("not accredited for anything higher");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Restricted", "RESTREINT UE/EU RESTRICTED", "sensitive", "secretary"})
    void what_is_no_level_at_all_is_not_taken_for_a_higher_one(String level) {
        assertThatThrownBy(() -> Classification.of(level))
                .isInstanceOf(MalformedValue.class)
                .hasMessageContaining("unclassified or restricted");
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

    @Test
    void traffic_lights_are_found_by_the_id_of_their_definition() {
        for (Tlp light : Tlp.values()) assertThat(Tlp.ofStixId(light.stixId())).isSameAs(light);
        assertThatThrownBy(() -> Tlp.ofStixId("marking-definition--00000000-0000-4000-8000-000000000000"))
                .isInstanceOf(MalformedValue.class);
        assertThatThrownBy(() -> Tlp.ofStixId("amber")).isInstanceOf(MalformedValue.class);
    }

    @ParameterizedTest
    @CsvSource({
        "613f2e26-407d-48c7-9eca-b8e91df99dc9, clear",
        "34098fce-860f-48ae-8e50-ebd3cc5e41da, green",
        "f88d31f6-486f-44da-b317-01333bde0b82, amber",
        "5e57c739-391a-4eb3-b6be-7d15ca92d5ed, red"
    })
    void traffic_lights_of_the_first_version_are_taken_on_import(String id, String colour) {
        assertThat(Tlp.ofStixId("marking-definition--" + id)).isSameAs(Tlp.of(colour));
    }

    @Test
    void the_stix_extension_is_the_published_one() {
        assertThat(Tlp.STIX_EXTENSION).isEqualTo("extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d");
        assertThat(Tlp.STIX_PROPERTY).isEqualTo("tlp_2_0");
        assertThat(Tlp.STIX_CREATED).hasToString("2022-10-01T00:00:00Z");
    }

    private static String swapCase(String code) {
        String upper = code.toUpperCase(java.util.Locale.ROOT);
        return upper.equals(code) ? code.toLowerCase(java.util.Locale.ROOT) : upper;
    }
}
