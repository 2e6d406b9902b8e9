package io.entente.policy.agreement;

import io.entente.kernel.document.MalformedDocument;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Purpose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AgreementDocumentTest {
    private static final String THUMBPRINT = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
    private static final String FORMER =
            "\"formerKeys\":[{\"key\":\"" + "A".repeat(43) + "\",\"until\":\"2026-06-01T00:00:00Z\"}],";
    private static final String FORMER_KEY = "$.parties[0].pin.formerKeys[0]";
    private static final String GOOD = """
            {"schema":"https://entente.example/schemas/agreement-1.json","id":"nl-be","version":2,"title":"Neighbours",
             "parties":[{"party":"NL","pin":{"issuer":"https://id.nl.example","recordKeys":["THUMBPRINT"],"witnessKey":"witness.nl.example/audit+5e54c7f8+BEf5u0TmWC8m+XIneOh1Pv5yPWQ3jn+T42bqXbQii6z7"},
                         "until":"2030-01-01T00:00:00Z"},{"party":"be-fgp"}],
             "hiddenMembers":true,
             "legalBasis":[{"id":"treaty","title":"Treaty","date":"2018-07","source":"Trb. 2018, 1"}],
             "safeguards":[{"id":"led","title":"Directive","date":"2016-04-27","source":"OJ L 119"}],
             "inForce":{"from":"2026-01-01T00:00:00Z","until":null},
             "clauses":[
              {"id":"cases","effect":"permit","from":{"jurisdiction":"NL"},"to":{"agency":"be-fgp","class":"police"},
               "types":["seizure"],"purposes":["drug-trafficking","firearms"],"classes":["type","logistics"],
               "ceilings":{"tlp":"amber","classification":"restricted"},"excludes":["victim"],"imposes":["no-military-use"],
               "retention":"P2Y6M","handling":{"H1":"as-agreed","H2":"consent"},
               "clocks":[{"urgency":"other","within":"P7D","source":"Art. 5"}],
               "cites":[{"instrument":"treaty","article":"Art. 3"}]},
              {"id":"no-sources","effect":"forbid","from":{"class":"police"},"to":{"jurisdiction":"NL"},"classes":["source"],
               "cites":[{"instrument":"led","article":"Art. 4"}]}]}
            """.replace("THUMBPRINT", THUMBPRINT);

    @Test
    void a_clause_may_let_a_query_be_kept_from_the_owner() {
        String quiet = GOOD.replace("[\"type\",\"logistics\"]", "[\"type\",\"query\"]")
                .replace("\"retention\"", "\"unannounced\":true,\"retention\"");

        assertThat(read(quiet).clauses().get(0).terms().unannounced()).isTrue();
        assertThat(read(quiet.replace("true,\"retention\"", "false,\"retention\""))
                        .clauses()
                        .get(0)
                        .terms()
                        .unannounced())
                .isFalse();
        assertThat(read(GOOD).clauses().get(0).terms().unannounced()).isFalse();
    }

    @Test
    @Tag("P4")
    void a_former_key_signs_until_its_end_and_stays_the_partys() {
        Pin pin = read(GOOD.replace("\"witnessKey\"", FORMER + "\"witnessKey\""))
                .parties()
                .get(0)
                .pin()
                .orElseThrow();
        Instant end = Instant.parse("2026-06-01T00:00:00Z");

        assertThat(pin.signs("A".repeat(43), end.minusSeconds(1))).isTrue();
        assertThat(pin.signs("A".repeat(43), end)).isFalse();
        assertThat(pin.names("A".repeat(43))).isTrue();
        assertThat(pin.signs(THUMBPRINT, end)).isTrue();
        assertThat(pin.signs("B".repeat(43), end)).isFalse();
        assertThat(pin.names("B".repeat(43))).isFalse();
    }

    @Test
    void an_agreement_is_read_whole() {
        Agreement agreement = read(GOOD);
        Clause cases = agreement.clauses().get(0);

        assertThat(agreement.hiddenMembers()).isTrue();
        assertThat(agreement.inForce()).isEqualTo(Span.from(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(agreement.parties()).extracting(Party::code).containsExactly("NL", "be-fgp");
        assertThat(agreement.parties().get(0).pin().orElseThrow().recordKeys()).containsExactly(THUMBPRINT);
        assertThat(agreement.parties().get(0).member().until()).contains(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(cases.ref()).hasToString("nl-be/2/cases");
        assertThat(cases.scope().purposes()).containsExactly(Purpose.DRUG_TRAFFICKING, Purpose.FIREARMS);
        assertThat(cases.terms().retention()).contains(Period.of(2, 6, 0));
        assertThat(cases.terms().treatmentOf(HandlingCode.H1)).isEqualTo(Treatment.AS_AGREED);
        assertThat(cases.terms().treatmentOf(HandlingCode.H2)).isEqualTo(Treatment.CONSENT);
        assertThat(cases.terms().clocks()).hasSize(1);
        assertThat(cases.cites()).containsExactly(new Citation("treaty", "Art. 3"));
    }

    @Test
    void a_forbid_forbids_whatever_it_leaves_out() {
        Clause forbid = read(GOOD).clauses().get(1);

        assertThat(forbid.scope().classes()).containsExactly(FieldClass.SOURCE);
        assertThat(forbid.scope().purposes()).containsExactly(Purpose.values());
        assertThat(forbid.terms()).isEqualTo(Terms.NONE);
    }

    @Test
    void the_hash_is_that_of_the_bytes() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(GOOD.getBytes(StandardCharsets.UTF_8));

        assertThat(read(GOOD).hash()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(read(GOOD + "\n").hash()).isNotEqualTo(read(GOOD).hash());
    }

    @Test
    void every_fault_is_refused_where_it_stands() {
        refused("agreement-1.json", "agreement-9.json", "$.schema");
        refused("\"version\":2", "\"version\":2.0", "$.version");
        refused("\"version\":2", "\"version\":2,\"note\":\"x\"", "$.note");
        refused("\"version\":2", "\"version\":2,\"version\":2", "$.version");
        refused("\"id\":\"nl-be\"", "\"id\":\"NL BE\"", "$.id");
        refused("\"title\":\"Neighbours\"", "\"title\":\" \"", "$.title");
        refused("+BEf5u0", "+AEf5u0", "$.parties[0].pin.witnessKey");
        refused("audit+5e54c7f8", "audit 5e54c7f8", "$.parties[0].pin.witnessKey");
        refused("\"hiddenMembers\":true", "\"hiddenMembers\":\"true\"", "$.hiddenMembers");
        refused("\"party\":\"NL\"", "\"party\":\"Netherlands\"", "$.parties[0].party");
        refused("\"party\":\"be-fgp\"", "\"party\":\"NL\"", "$.parties[1].party");
        refused(",{\"party\":\"be-fgp\"}", "", "$.parties");
        refused(THUMBPRINT, "short", "$.parties[0].pin.recordKeys[0]");
        refused("\"issuer\":\"https://id.nl.example\",", "", "$.parties[0].pin.issuer");
        refused("\"witnessKey\"", FORMER.replace("2026-06", "2026-13") + "\"witnessKey\"", FORMER_KEY + ".until");
        refused("\"witnessKey\"", FORMER.replace("\"until\"", "\"end\"") + "\"witnessKey\"", FORMER_KEY + ".end");
        refused("\"witnessKey\"", FORMER.replace("A", "") + "\"witnessKey\"", FORMER_KEY + ".key");
        refused("\"witnessKey\"", FORMER.replace("A".repeat(43), THUMBPRINT) + "\"witnessKey\"", FORMER_KEY + ".key");
        refused("2030-01-01T00:00:00Z", "2030-01-01", "$.parties[0].until");
        refused("2030-01-01T00:00:00Z", "2030-02-30T00:00:00Z", "$.parties[0].until");
        refused("\"until\":null", "\"until\":\"2025-01-01T00:00:00Z\"", "$.inForce.until");
        refused("\"from\":\"2026-01-01T00:00:00Z\",", "", "$.inForce.from");
        refused("\"date\":\"2018-07\"", "\"date\":\"July 2018\"", "$.legalBasis[0].date");
        refused("\"id\":\"led\"", "\"id\":\"treaty\"", "$.safeguards[0].id");
        refused("\"id\":\"nl-be\"", "\"id\":\"" + "x".repeat(65) + "\"", "$.id");
        refused("\"version\":2", "\"version\":1000000000", "$.version");
        refused("\"tlp\":\"amber\"", "\"tlp\":\"orange\"", "$.clauses[0].ceilings.tlp");
        refused(
                "\"classification\":\"restricted\"",
                "\"classification\":\"secret\"",
                "$.clauses[0].ceilings.classification");
        refused("\"effect\":\"permit\"", "\"effect\":\"allow\"", "$.clauses[0].effect");
        refused("[\"seizure\"]", "[\"seizures\"]", "$.clauses[0].types[0]");
        refused("[\"seizure\"]", "[]", "$.clauses[0].types");
        refused("\"types\":[\"seizure\"],", "", "$.clauses[0].types");
        refused("\"drug-trafficking\",\"firearms\"", "\"firearms\",\"firearms\"", "$.clauses[0].purposes[1]");
        refused("[\"type\",\"logistics\"]", "[\"type\",7]", "$.clauses[0].classes[1]");
        refused("\"excludes\":[\"victim\"]", "\"excludes\":[\"victims\"]", "$.clauses[0].excludes[0]");
        refused("no-military-use", "no-use", "$.clauses[0].imposes[0]");
        refused("P2Y6M", "P0D", "$.clauses[0].retention");
        refused("\"retention\"", "\"unannounced\":true,\"retention\"", "$.clauses[0].unannounced");
        refused("\"retention\"", "\"unannounced\":\"yes\",\"retention\"", "$.clauses[0].unannounced");
        refused("P2Y6M", "-P2Y", "$.clauses[0].retention");
        refused("P2Y6M", "two years", "$.clauses[0].retention");
        refused("\"within\":\"P7D\"", "\"within\":\"PT0H\"", "$.clauses[0].clocks[0].within");
        refused("\"within\":\"P7D\"", "\"within\":\"P1W\"", "$.clauses[0].clocks[0].within");
        refused(",\"source\":\"Art. 5\"", "", "$.clauses[0].clocks[0].source");
        refused("\"H1\":\"as-agreed\"", "\"H1\":\"yes\"", "$.clauses[0].handling.H1");
        refused("\"H1\":\"as-agreed\"", "\"H0\":\"as-agreed\"", "$.clauses[0].handling.H0");
        refused("{\"agency\":\"be-fgp\",\"class\":\"police\"}", "{}", "$.clauses[0].to");
        refused(
                "{\"agency\":\"be-fgp\",\"class\":\"police\"}",
                "{\"agencies\":\"be-fgp\"}",
                "$.clauses[0].to.agencies");
        refused("\"instrument\":\"treaty\"", "\"instrument\":\"custom\"", "$.clauses[0].cites[0].instrument");
        refused("[{\"instrument\":\"led\",\"article\":\"Art. 4\"}]", "[]", "$.clauses[1].cites");
        refused("\"id\":\"no-sources\"", "\"id\":\"cases\"", "$.clauses[1].id");
        refused("\"classes\":[\"source\"]", "\"classes\":[]", "$.clauses[1].classes");
    }

    @Test
    void what_was_agreed_on_before_amounts_had_one_form_is_still_read() {
        String earlier = GOOD.replace("P2Y6M", "P10000D").replace("\"within\":\"P7D\"", "\"within\":\"PT8H30M\"");
        Terms terms = AgreementDocument.kept(earlier.getBytes(StandardCharsets.UTF_8))
                .clauses()
                .get(0)
                .terms();

        assertThat(terms.retention()).contains(Period.ofDays(10_000));
        assertThat(terms.clocks().get(0).within()).isEqualTo(Duration.ofMinutes(510));
        assertThatThrownBy(() -> read(earlier)).isInstanceOf(MalformedDocument.class);
        for (String never : List.of("P0D", "-P2Y", "P2Y-6M", "two years"))
            assertThatThrownBy(() ->
                            AgreementDocument.kept(GOOD.replace("P2Y6M", never).getBytes(StandardCharsets.UTF_8)))
                    .as(never)
                    .isInstanceOf(MalformedDocument.class);
    }

    @Test
    void what_is_kept_is_read_as_what_is_proposed() {
        assertThat(AgreementDocument.kept(GOOD.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(read(GOOD));
    }

    @Test
    void a_forbid_with_terms_is_refused_for_they_would_read_as_an_exception() {
        refused(
                "\"classes\":[\"source\"]",
                "\"classes\":[\"source\"],\"ceilings\":{\"tlp\":\"amber\",\"classification\":\"restricted\"}",
                "$.clauses[1].ceilings");
    }

    private static void refused(String good, String bad, String path) {
        assertThat(GOOD).contains(good);
        String document = GOOD.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));
        assertThatThrownBy(() -> read(document))
                .as(bad)
                .isInstanceOfSatisfying(MalformedDocument.class, fault -> assertThat(fault.path())
                        .isEqualTo(path));
    }

    private static Agreement read(String document) {
        return AgreementDocument.read(document.getBytes(StandardCharsets.UTF_8));
    }
}
