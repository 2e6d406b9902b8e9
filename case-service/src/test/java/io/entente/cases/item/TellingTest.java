package io.entente.cases.item;

import io.entente.kernel.vocabulary.CallSign;
import io.entente.kernel.vocabulary.ContainerNumber;
import io.entente.kernel.vocabulary.EmailAddress;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Iban;
import io.entente.kernel.vocabulary.ImoCompanyNumber;
import io.entente.kernel.vocabulary.ImoNumber;
import io.entente.kernel.vocabulary.Mmsi;
import io.entente.kernel.vocabulary.PhoneNumber;
import io.entente.kernel.vocabulary.VehiclePlate;
import org.junit.jupiter.api.Test;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static io.entente.cases.item.ContentTestData.PERSON;
import static io.entente.cases.item.ContentTestData.content;
import static io.entente.cases.item.ContentTestData.whole;
import static org.assertj.core.api.Assertions.assertThat;

/** Which values give away what a field withholds. */
class TellingTest {
    private static final Set<Class<?>> IDENTIFIERS = Set.of(
            CallSign.class,
            ContainerNumber.class,
            EmailAddress.class,
            Iban.class,
            ImoCompanyNumber.class,
            ImoNumber.class,
            Mmsi.class,
            PhoneNumber.class,
            VehiclePlate.class);

    @Test
    void every_field_whose_type_is_an_identifier_is_telling() {
        List<RecordComponent> identifiers = Stream.concat(
                        Stream.of(ItemKind.values())
                                .flatMap(kind -> kind.form().fields().stream())
                                .map(ItemForm.Field::component),
                        Stream.of(Account.class, Address.class, IdentityDocument.class, Plate.class)
                                .flatMap(type -> Stream.of(type.getRecordComponents())))
                .filter(component -> IDENTIFIERS.contains(component.getType()))
                .toList();

        assertThat(identifiers).hasSizeGreaterThan(10);
        assertThat(identifiers).allSatisfy(component -> assertThat(component.isAnnotationPresent(Telling.class))
                .as("%s.%s", component.getDeclaringRecord().getSimpleName(), component.getName())
                .isTrue());
    }

    @Test
    void names_and_identifiers_are_told_with_their_place_and_claim_and_codes_and_dates_are_not() {
        List<Said> telling = content(whole()).telling();

        assertThat(telling.stream().filter(said -> said.claim().equals("item." + PERSON + ".identity")))
                .extracting(Said::path, Said::text)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("$.items[4].name", "Exercise Person"),
                        org.assertj.core.api.Assertions.tuple("$.items[4].aliases[0]", "El Ejercicio"),
                        org.assertj.core.api.Assertions.tuple("$.items[4].documents[0].number", "EX0000000"));
        assertThat(telling)
                .extracting(Said::path)
                .contains(
                        "$.externalReferences[1].value",
                        "$.authorisation.magistrate",
                        "$.items[0].otherSeals[0]",
                        "$.items[1].plate.number",
                        "$.items[4].address.text",
                        "$.items[4].accounts[0].iban",
                        "$.items[4].accounts[0].holder")
                .doesNotContain(
                        "$.items[4].category",
                        "$.items[4].sex",
                        "$.items[4].nationality",
                        "$.items[4].dateOfBirth",
                        "$.items[4].documents[0].kind",
                        "$.items[4].accounts[0].institution",
                        "$.items[3].name");
    }

    @Test
    void words_are_the_texts_of_narratives_and_free_text_of_any_other_class() {
        Map<String, String> claims = new LinkedHashMap<>();
        content(whole()).words().forEach(said -> claims.put(said.path(), said.claim()));

        assertThat(claims.keySet())
                .containsExactly(
                        "$.items[2].concealment",
                        "$.items[3].healthRisk",
                        "$.items[5].basis",
                        "$.items[5].text",
                        "$.items[9].description",
                        "$.items[9].assessment");
        assertThat(claims.get("$.items[2].concealment")).endsWith("." + FieldClass.SEIZURE.code());
        assertThat(claims.get("$.items[5].text")).endsWith("." + FieldClass.NARRATIVE.code());
    }
}
