package io.entente.cases.item;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.statement.Claims;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.Basis;
import io.entente.kernel.vocabulary.CallSign;
import io.entente.kernel.vocabulary.ContainerNumber;
import io.entente.kernel.vocabulary.EmailAddress;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Iban;
import io.entente.kernel.vocabulary.ImoCompanyNumber;
import io.entente.kernel.vocabulary.ImoNumber;
import io.entente.kernel.vocabulary.Mmsi;
import io.entente.kernel.vocabulary.PhoneNumber;
import io.entente.kernel.vocabulary.Reference;
import io.entente.kernel.vocabulary.VehiclePlate;
import org.junit.jupiter.api.Test;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.entente.cases.item.ContentTestData.PERSON;
import static io.entente.cases.item.ContentTestData.content;
import static io.entente.cases.item.ContentTestData.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

    /** Claims whose value is a code, and the case's own number. */
    private static final Set<String> WITHOUT_WORDS = Set.of(
            ClaimName.TYPE,
            ClaimName.PURPOSES,
            ClaimName.URGENCY,
            ClaimName.REFERENCE,
            ClaimName.TLP,
            ClaimName.CLASSIFICATION,
            ClaimName.EVALUATION);
    /** Properties that hold an entry of a list, a date or another record's id. */
    private static final Set<String> CODES = Set.of(
            "arrival",
            "asOf",
            "basis",
            "cas",
            "category",
            "country",
            "currency",
            "date",
            "dateOfBirth",
            "departed",
            "expires",
            "flag",
            "from",
            "goods",
            "inchiKey",
            "kind",
            "mode",
            "nationality",
            "role",
            "scheme",
            "sex",
            "sizeType",
            "to",
            "vesselType",
            "via",
            "what");

    /** A place and a unit, for which a figure has words and other items have codes. */
    private static final Set<String> PLACE_AND_UNIT = Set.of("BEANR", "package");

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
                        tuple("$.items[4].name", "Exercise Person"),
                        tuple("$.items[4].aliases[0]", "El Ejercicio"),
                        tuple("$.items[4].documents[0].number", "EX0000000"));
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
    void words_are_the_texts_of_every_field_whatever_its_class_and_no_codes_or_dates() {
        Map<String, String> claims = new LinkedHashMap<>();
        content(handled()).words().forEach(said -> claims.put(said.path(), said.claim()));

        assertThat(claims.keySet())
                .contains(
                        "$.markings.handlingText",
                        "$.externalReferences[0].value",
                        "$.authorisation.magistrate",
                        "$.items[0].declaredGoods",
                        "$.items[0].terminal",
                        "$.items[2].location",
                        "$.items[2].concealment",
                        "$.items[3].appearance",
                        "$.items[3].healthRisk",
                        "$.items[4].email",
                        "$.items[4].accounts[0].holder",
                        "$.items[4].caution",
                        "$.items[5].text",
                        "$.items[6].publisher",
                        "$.items[9].location",
                        "$.items[9].weapon",
                        "$.items[9].description",
                        "$.items[9].assessment",
                        "$.relations[0].kind")
                .doesNotContain(
                        "$.items[0].sizeType",
                        "$.items[2].date",
                        "$.items[4].category",
                        "$.items[4].nationality",
                        "$.items[5].basis",
                        "$.items[9].what");
        assertThat(claims.get("$.items[2].concealment")).endsWith("." + FieldClass.SEIZURE.code());
        assertThat(claims.get("$.items[5].text")).endsWith("." + FieldClass.NARRATIVE.code());
        assertThat(claims.get("$.markings.handlingText")).isEqualTo("marking.handling.H3");
    }

    /** A field that comes later is among the words, unless somebody says here that it holds nothing but a code. */
    @Test
    void every_text_of_every_claim_is_among_the_words_of_that_claim_unless_it_is_a_code() {
        Content content = content(handled());
        Set<List<String>> words = content.words().stream()
                .map(said -> List.of(said.claim(), said.text()))
                .collect(Collectors.toSet());

        List<List<String>> unsearched = new ArrayList<>();
        for (Claim claim : Claims.of(content, new Reference("BE-FGP-7K3Q9M")))
            if (!WITHOUT_WORDS.contains(claim.name()))
                texts(claim.name(), claim.value(), (field, text) -> {
                    if (!CODES.contains(field)
                            && !PLACE_AND_UNIT.contains(text)
                            && !words.contains(List.of(claim.name(), text)))
                        unsearched.add(List.of(claim.name(), field, text));
                });

        assertThat(unsearched).isEmpty();
    }

    /** What an attachment will say of itself: names of files, in whatever form they come. */
    private record Attached(
            ItemId id,

            @Classed(value = FieldClass.ATTACHMENT, personal = true, basis = Basis.FACT, example = "photo.jpg")
            FileName name,

            @Classed(value = FieldClass.ATTACHMENT, personal = true, basis = Basis.FACT, example = "[]")
            List<Line> captions,

            @Classed(value = FieldClass.ATTACHMENT, personal = true, basis = Basis.FACT, example = "{}")
            Made made,

            @Classed(value = FieldClass.ATTACHMENT, personal = false, basis = Basis.FACT, example = "fact")
            Basis basis) {}

    private record FileName(@JsonValue String value) {}

    private record Made(FileName by, LocalDate on) {}

    @Test
    void whatever_text_an_attachment_holds_will_be_looked_through() {
        ItemId id = ItemId.random();
        Attached attached = new Attached(
                id,
                new FileName("Exercise Person.jpg"),
                List.of(new Line("at the door")),
                new Made(new FileName("camera"), LocalDate.EPOCH),
                Basis.FACT);

        assertThat(ItemForm.of("attachment", Attached.class).words("$.items[0]", id, attached))
                .extracting(Said::path, Said::text, Said::claim)
                .containsExactly(
                        tuple("$.items[0].name", "Exercise Person.jpg", "item." + id + ".attachment"),
                        tuple("$.items[0].captions[0]", "at the door", "item." + id + ".attachment"),
                        tuple("$.items[0].made.by", "camera", "item." + id + ".attachment"));
    }

    private static void texts(String field, JsonNode value, BiConsumer<String, String> action) {
        if (value.isTextual()) action.accept(field, value.textValue());
        else if (value.isObject()) value.properties().forEach(part -> texts(part.getKey(), part.getValue(), action));
        else value.forEach(one -> texts(field, one, action));
    }

    private static ObjectNode handled() {
        ObjectNode handled = whole();
        ((ObjectNode) handled.path("markings"))
                .put("handlingText", "EXERCISE: not for the press")
                .withArray("handling")
                .add("H3");
        return handled;
    }
}
