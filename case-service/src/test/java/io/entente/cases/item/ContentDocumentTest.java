package io.entente.cases.item;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.form.Fault;
import io.entente.cases.form.MalformedForm;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.Origin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static io.entente.cases.item.ContentTestData.content;
import static io.entente.cases.item.ContentTestData.json;
import static io.entente.cases.item.ContentTestData.small;
import static io.entente.cases.item.ContentTestData.whole;
import static io.entente.cases.item.ContentTestData.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ContentDocumentTest {

    @Test
    void what_is_written_reads_back_the_same() {
        Content content = content(whole());

        assertThat(ContentDocument.read(ContentDocument.write(content))).isEqualTo(content);
    }

    @Test
    void writing_what_was_read_loses_and_changes_nothing() {
        ObjectNode once = ContentDocument.write(content(whole()));

        ObjectNode twice = ContentDocument.write(ContentDocument.read(once));

        assertThat(CanonicalJson.bytes(twice)).isEqualTo(CanonicalJson.bytes(once));
        assertThat(once.path("items").path(2).path("grams").longValue()).isEqualTo(1_250_000);
        assertThat(once.path("items").path(3).path("purityPercent").decimalValue())
                .isEqualByComparingTo("82.5");
    }

    @Test
    void an_item_without_an_id_is_given_one_and_one_with_an_id_keeps_it() {
        Content content = content(whole());

        assertThat(content.items().get(0).id()).hasToString(ContentTestData.CONTAINER);
        assertThat(content.items().get(1).id().value().version()).isEqualTo(4);
    }

    @Test
    void what_is_left_out_has_a_safe_default() {
        Content content = content(small());

        assertThat(content.markings().classification()).isEqualTo(Classification.UNCLASSIFIED);
        assertThat(content.items()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"kind":"container"}                                             | $.items[0].number
                    {"kind":"container","number":"CSQU305438"}                       | $.items[0].number
                    {"kind":"container","number":3054383}                            | $.items[0].number
                    {"kind":"container","number":"CSQU3054383","sael":"x"}           | $.items[0].sael
                    {"kind":"container","number":"CSQU3054383","seal":" x"}          | $.items[0].seal
                    {"kind":"boat"}                                                  | $.items[0].kind
                    {"id":"1","kind":"narrative","text":"x"}                         | $.items[0].id
                    {"kind":"movement","vessel":"x"}                                 | $.items[0]
                    {"kind":"movement","from":"Antwerp"}                             | $.items[0].from
                    {"kind":"movement","from":"BEANR","departed":"2026-02-30"}       | $.items[0].departed
                    {"kind":"movement","from":"BEANR","departed":"26-02-03"}         | $.items[0].departed
                    {"kind":"seizure","grams":1}                                     | $.items[0].date
                    {"kind":"seizure","date":"2026-01-01","grams":-1}                | $.items[0].grams
                    {"kind":"seizure","date":"2026-01-01","grams":"1"}               | $.items[0].grams
                    {"kind":"substance","purityPercent":1}                           | $.items[0]
                    {"kind":"substance","cas":"053-21-4"}                            | $.items[0].cas
                    {"kind":"substance","name":"x","purityPercent":100.1}            | $.items[0].purityPercent
                    {"kind":"person","category":"suspect"}                           | $.items[0]
                    {"kind":"person","name":"x","category":"culprit"}                | $.items[0].category
                    {"kind":"person","name":"x","category":"suspect","phone":"112"}  | $.items[0].phone
                    {"kind":"person","name":"x","category":"none","nationality":"UQ"} | $.items[0].nationality
                    {"kind":"narrative","text":""}                                   | $.items[0].text
                    {"kind":"narrative","text":"x","basis":"rumour"}                 | $.items[0].basis
                    {"kind":"container","number":"CSQU3054383","otherSeals":["1","1"]} | $.items[0].otherSeals
                    {"kind":"vessel","flag":"PA"}                                    | $.items[0]
                    {"kind":"vessel","mmsi":"20512300"}                              | $.items[0].mmsi
                    {"kind":"movement","to":"BEANR","via":["Panama"]}                | $.items[0].via[0]
                    {"kind":"movement","to":"BEANR","plate":"1-ABC-123"}             | $.items[0].plate
                    {"kind":"movement","to":"BEANR","plate":{"number":"1-abc"}}      | $.items[0].plate.number
                    {"kind":"seizure","date":"2026-01-01","count":{"amount":2}}      | $.items[0].count.unit
                    {"kind":"seizure","date":"2026-01-01","cash":{"amount":2,"currency":"EURO"}} | $.items[0].cash.currency
                    {"kind":"person","name":"x","category":"none","documents":[{"kind":"passport"}]} | $.items[0].documents[0].number
                    {"kind":"person","name":"x","category":"none","email":"x"}       | $.items[0].email
                    {"kind":"person","name":"x","category":"none","accounts":[{"holder":"x"}]} | $.items[0].accounts[0]
                    {"kind":"person","aliases":[],"category":"none"}                 | $.items[0]
                    {"kind":"organisation","country":"BE"}                           | $.items[0]
                    {"kind":"organisation","name":"x","role":"boss"}                 | $.items[0].role
                    {"kind":"incident","what":"shooting"}                            | $.items[0].date
                    {"kind":"incident","what":"fun","date":"2026-01-01"}             | $.items[0].what
                    {"kind":"incident","what":"theft","date":"2026-01-01","injured":0.5} | $.items[0].injured
                    """)
    void a_wrong_item_is_refused_by_its_place(String item, String path) {
        assertThat(faults(with(item))).extracting(Fault::path).containsExactly(path);
    }

    @Test
    void a_refusal_never_repeats_what_was_filed() {
        List<Fault> faults = faults(with("{\"kind\":\"person\",\"name\":\"x\",\"category\":\"Jan Peeters\","
                + "\"phone\":\"Jan Peeters\",\"Jan Peeters, born 1980\":1}"));

        assertThat(faults.toString()).doesNotContain("Peeters");
    }

    @Test
    void a_property_that_is_no_name_is_refused_without_being_named() {
        List<Fault> faults = faults(with("{\"kind\":\"narrative\",\"text\":\"x\",\"Jan Peeters\":1}"));

        assertThat(faults).extracting(Fault::path).containsExactly("$.items[0]");
        assertThat(faults.toString()).doesNotContain("Peeters");
    }

    @Test
    void every_faulty_item_is_named() {
        ObjectNode content = small();
        content.putArray("items")
                .add(json("{\"kind\":\"narrative\"}"))
                .add(json("{\"kind\":\"narrative\",\"text\":\"x\"}"))
                .add(json("{\"kind\":\"boat\"}"));

        assertThat(faults(content)).extracting(Fault::path).containsExactly("$.items[0].text", "$.items[2].kind");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    type            | "gossip"                                                         | $.type
                    purposes        | []                                                               | $.purposes
                    purposes        | ["fun"]                                                          | $.purposes[0]
                    purposes        | ["extradition","extradition"]                                    | $.purposes
                    markings        | {}                                                               | $.markings.tlp
                    markings        | {"tlp":"amber","classification":"secret"}                        | $.markings.classification
                    markings        | {"tlp":"amber","handling":["H3"]}                                | $.markings.handlingText
                    markings        | {"tlp":"amber","handlingText":"x"}                               | $.markings.handlingText
                    markings        | {"tlp":"amber","relTo":["usa"]}                                  | $.markings.relTo[0]
                    useRestrictions | "no-military-use"                                                | $.useRestrictions
                    recipients      | [{"agency":"us-hsi"}]                                            | $.recipients[0].mode
                    recipients      | [{"agency":"us-hsi","mode":"full"},{"agency":"us-hsi","mode":"silent"}] | $.recipients[1]
                    recipients      | [{"agency":"us-hsi","mode":"full","circle":"US BE"}]              | $.recipients[0].circle
                    relations       | [{"from":"11111111-1111-4111-8111-111111111111","to":"11111111-1111-4111-8111-111111111111","kind":"found-in"}] | $.relations[0]
                    markings        | {"tlp":"amber","classification":"TOP SECRET"}                    | $.markings.classification
                    evaluation      | {"scheme":"5x5x5","source":"A","information":"1"}                | $.evaluation.scheme
                    evaluation      | {"scheme":"4x4","source":"D","information":"1"}                  | $.evaluation.source
                    evaluation      | {"scheme":"4x4","source":"A","information":"5"}                  | $.evaluation.information
                    evaluation      | {"scheme":"6x6","source":"A"}                                    | $.evaluation.information
                    externalReferences | [{"scheme":"siena","value":""}]                               | $.externalReferences[0].value
                    externalReferences | [{"scheme":"fax","value":"1"}]                                | $.externalReferences[0].scheme
                    externalReferences | [{"scheme":"mlat","value":"1"},{"scheme":"mlat","value":"1"}] | $.externalReferences[1]
                    urgency         | "other"                                                          | $.urgency
                    urgency         | "soon"                                                           | $.urgency
                    origin          | "press"                                                          | $.origin
                    authorisation   | {"magistrate":"x","reference":"y","date":"2026-01-01"}           | $.authorisation
                    secondOfficer   | "yes"                                                            | $.secondOfficer
                    reviewBy        | "soon"                                                           | $.reviewBy
                    author          | "me"                                                             | $.author
                    """)
    void a_wrong_part_is_refused_by_its_place(String property, String value, String path) {
        ObjectNode content = small();
        content.set(property, json("{\"it\":" + value + "}").get("it"));

        assertThat(faults(content)).extracting(Fault::path).containsExactly(path);
    }

    @Test
    void a_level_that_the_system_is_not_accredited_for_is_refused_in_those_words() {
        ObjectNode content = small();
        ((ObjectNode) content.path("markings")).put("classification", "SECRET UE/EU SECRET");

        assertThat(faults(content))
                .containsExactly(new Fault(
                        "$.markings.classification",
                        "expected nothing above RESTRICTED: the system is not accredited for anything higher, so take this"
                                + " to a system that is"));
    }

    @Test
    void what_was_stored_before_there_was_more_to_say_is_still_read() {
        Content content = content(small());

        assertThat(content.urgency()).isNull();
        assertThat(content.evaluation()).isNull();
        assertThat(content.externalReferences()).isEmpty();
        assertThat(content.origin()).isEqualTo(Origin.POLICE);
        assertThat(content.authorisation()).isNull();
        assertThat(content.secondOfficer()).isFalse();
        assertThat(content.reviewBy()).isNull();
    }

    @Test
    void two_items_with_one_id_are_refused() {
        ObjectNode content = whole();
        ((ArrayNode) content.path("items")).add(content.path("items").path(0).deepCopy());

        assertThat(faults(content)).extracting(Fault::path).containsExactly("$.items[10]");
    }

    @Test
    @Tag("P7")
    void an_id_that_tells_when_or_where_it_was_made_is_refused() {
        for (String id : List.of("11111111-1111-1111-8111-111111111111", "01999999-9999-7999-8999-999999999999"))
            assertThat(faults(with("{\"id\":\"" + id + "\",\"kind\":\"narrative\",\"text\":\"x\"}")))
                    .extracting(Fault::path)
                    .containsExactly("$.items[0].id");
    }

    @Test
    void sizes_are_bounded() {
        ObjectNode full = small();
        ArrayNode items = full.putArray("items");
        for (int i = 0; i < 200; i++) items.add(json("{\"kind\":\"narrative\",\"text\":\"x\"}"));
        ObjectNode tooMany = full.deepCopy();
        ((ArrayNode) tooMany.path("items")).add(json("{\"kind\":\"narrative\",\"text\":\"x\"}"));

        assertThat(content(full).items()).hasSize(200);
        assertThat(faults(tooMany)).extracting(Fault::path).containsExactly("$.items");
        assertThat(content(with(narrative(20_000))).items()).hasSize(1);
        assertThat(faults(with(narrative(20_001)))).extracting(Fault::path).containsExactly("$.items[0].text");
    }

    private static String narrative(int length) {
        return "{\"kind\":\"narrative\",\"text\":\"" + "x".repeat(length) + "\"}";
    }

    private static List<Fault> faults(ObjectNode content) {
        MalformedForm refused = catchThrowableOfType(MalformedForm.class, () -> ContentDocument.read(content));
        assertThat(refused).isNotNull();
        return refused.faults();
    }
}
