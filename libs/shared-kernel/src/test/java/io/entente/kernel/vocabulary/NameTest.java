package io.entente.kernel.vocabulary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us-hsi",
                "us-cbp",
                "us-dea",
                "be-fgp",
                "be-customs",
                "be-port",
                "eu-europol",
                "eu-euda",
                "nl-fiod-2"
            })
    void an_agency_is_named_by_its_id(String id) {
        assertThat(new AgencyId(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "be", "be-", "BE-FGP", "bel-fgp", "be_fgp", "be-fgp ", "be--fgp"})
    void what_is_no_agency_id_is_refused(String text) {
        assertThatThrownBy(() -> new AgencyId(text)).isInstanceOf(MalformedValue.class);
    }

    @Test
    void a_jurisdiction_is_any_two_capitals() {
        assertThat(new Jurisdiction("NL")).hasToString("NL");
        assertThatThrownBy(() -> new Jurisdiction("nl")).isInstanceOf(MalformedValue.class);
        assertThatThrownBy(() -> new Jurisdiction("NLD")).isInstanceOf(MalformedValue.class);
    }

    @Test
    void a_record_id_is_random_and_read_back() {
        RecordId id = RecordId.random();

        assertThat(RecordId.of(id.toString())).isEqualTo(id);
        assertThat(id.value().version()).isEqualTo(4);
        assertThat(RecordId.random()).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1-1-1-1-1", "6F1E2A3B-0000-4000-8000-000000000000", "6f1e2a3b00004000800000000000000f"})
    void only_the_canonical_form_is_a_record_id(String text) {
        assertThatThrownBy(() -> RecordId.of(text)).isInstanceOf(MalformedValue.class);
    }

    @Test
    void a_reference_names_its_agency_and_tells_nothing_else() {
        Random random = new Random(7);
        Set<Reference> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            Reference reference = Reference.random(new AgencyId("be-fgp"), random);
            assertThat(reference.value()).matches("BE-FGP-[0-9A-HJKMNP-TV-Z]{6}");
            seen.add(reference);
        }
        assertThat(seen).hasSizeGreaterThan(990);
        assertThat(Reference.random(new AgencyId("us-hsi"), random).value()).startsWith("US-HSI-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BE-FGP-7K3Q9", "BE-FGP-7K3Q9U", "BE-FGP-7K3Q9I", "be-fgp-7K3Q9M", "BE-7K3Q9M"})
    void what_is_no_reference_is_refused(String text) {
        assertThatThrownBy(() -> new Reference(text)).isInstanceOf(MalformedValue.class);
    }

    @Test
    void the_example_reference_is_one() {
        assertThat(new Reference("BE-FGP-7K3Q9M")).hasToString("BE-FGP-7K3Q9M");
    }
}
