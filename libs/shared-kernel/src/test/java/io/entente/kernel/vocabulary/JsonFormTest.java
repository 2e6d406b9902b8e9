package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** In JSON a value is its string. */
class JsonFormTest {
    private final ObjectMapper json = new ObjectMapper();

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(new ContainerNumber("CSQU3054383"), "CSQU3054383"),
                Arguments.of(new ImoNumber("9074729"), "9074729"),
                Arguments.of(new CasNumber("50-36-2"), "50-36-2"),
                Arguments.of(new Locode("BEANR"), "BEANR"),
                Arguments.of(new ImoCompanyNumber("2041999"), "2041999"),
                Arguments.of(new Mmsi("205123000"), "205123000"),
                Arguments.of(new CallSign("OPEX"), "OPEX"),
                Arguments.of(new VehiclePlate("1-ABC-123"), "1-ABC-123"),
                Arguments.of(new InchiKey("ZPUCINDJVBIVPJ-LJISPDSOSA-N"), "ZPUCINDJVBIVPJ-LJISPDSOSA-N"),
                Arguments.of(new ContainerType("45R1"), "45R1"),
                Arguments.of(new Country("BE"), "BE"),
                Arguments.of(new CurrencyCode("EUR"), "EUR"),
                Arguments.of(new PhoneNumber("+3220000000"), "+3220000000"),
                Arguments.of(new EmailAddress("a@b.example"), "a@b.example"),
                Arguments.of(new Iban("BE68539007547034"), "BE68539007547034"),
                Arguments.of(EvaluationScheme.FOUR_BY_FOUR, "4x4"),
                Arguments.of(ReferenceScheme.SIENA, "siena"),
                Arguments.of(new AgencyId("be-fgp"), "be-fgp"),
                Arguments.of(new Jurisdiction("BE"), "BE"),
                Arguments.of(
                        RecordId.of("6f1e2a3b-0000-4000-8000-000000000001"), "6f1e2a3b-0000-4000-8000-000000000001"),
                Arguments.of(new Reference("BE-FGP-7K3Q9M"), "BE-FGP-7K3Q9M"),
                Arguments.of(Tlp.AMBER_STRICT, "amber+strict"),
                Arguments.of(HandlingCode.H2, "H2"),
                Arguments.of(Classification.RESTRICTED, "restricted"),
                Arguments.of(ControlMarking.ORIGINATOR_CONTROLLED, "OC"),
                Arguments.of(Purpose.DRUG_TRAFFICKING, "drug-trafficking"),
                Arguments.of(UseRestriction.NO_CAPITAL_PROCEEDINGS, "no-capital-proceedings"),
                Arguments.of(DataSubject.WITNESS, "witness"),
                Arguments.of(Mode.POINTER, "pointer"),
                Arguments.of(ReferralType.EARLY_WARNING, "early-warning"),
                Arguments.of(FieldClass.LOGISTICS, "logistics"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_is_written_as_its_string_and_read_back(Object value, String text) throws Exception {
        assertThat(json.writeValueAsString(value)).isEqualTo('"' + text + '"');
        assertThat(json.readValue('"' + text + '"', value.getClass())).isEqualTo(value);
    }

    @Test
    void a_malformed_value_is_told_from_any_other_fault() {
        assertThatThrownBy(() -> json.readValue("\"BE-FGP\"", AgencyId.class))
                .isInstanceOf(ValueInstantiationException.class)
                .hasCauseInstanceOf(MalformedValue.class);
        assertThatThrownBy(() -> json.readValue("\"secret\"", Classification.class))
                .isInstanceOf(ValueInstantiationException.class)
                .hasCauseInstanceOf(MalformedValue.class);
    }
}
