package io.entente.policy.agreement;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The three agreements of the repository. */
class AgreementFilesTest {
    private static final Path ROOT = Path.of("..", "..");

    @ParameterizedTest
    @ValueSource(strings = {"us-be", "us-eu", "be-eu"})
    void each_agreement_is_read_and_follows_the_published_schema(String id) throws IOException {
        assertThat(agreement(id).id()).isEqualTo(id);
        assertThat(agreement(id).parties()).hasSize(2);
        assertThat(schema().validate(text(id), InputFormat.JSON)).isEmpty();
    }

    @Test
    void the_example_of_five_parties_is_read_and_follows_the_published_schema() throws IOException {
        Path example = ROOT.resolve("deploy/agreements/examples/five-parties/agreements/five-parties.json");
        Agreement five = AgreementDocument.read(Files.readAllBytes(example));

        assertThat(schema().validate(Files.readString(example), InputFormat.JSON))
                .isEmpty();
        assertThat(five.parties()).extracting(Party::code).containsExactly("US", "UK", "CA", "AU", "NZ");
        assertThat(five.hiddenMembers()).isTrue();
        assertThat(five.clauses().get(0).terms().clocks()).hasSize(2);
    }

    @Test
    void the_schema_refuses_what_the_reader_refuses() throws IOException {
        String good = text("be-eu");
        assertThat(schema().validate(good.replace("\"forbid\"", "\"deny\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema().validate(good.replace("\"narrative\"", "\"story\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema().validate(good.replace("\"version\": 1", "\"version\": 0"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema().validate(good.replace("\"hiddenMembers\"", "\"hidden\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void the_agreement_with_belgium_rests_on_serious_crime_and_customs_and_keeps_the_umbrella_apart()
            throws IOException {
        Agreement agreement = agreement("us-be");

        assertThat(agreement.legalBasis()).extracting(Instrument::date).containsExactly("2011-09-20", "1997");
        assertThat(agreement.safeguards()).extracting(Instrument::id).contains("umbrella");
        assertThat(agreement.legalBasis()).extracting(Instrument::id).doesNotContain("umbrella");
    }

    @Test
    void the_agreement_with_europol_rests_on_2001_and_its_supplement_of_2002() throws IOException {
        assertThat(agreement("us-eu").legalBasis())
                .extracting(Instrument::date)
                .containsExactly("2001-12-06", "2002-12-20");
        assertThat(agreement("be-eu").legalBasis()).extracting(Instrument::id).containsExactly("europol-regulation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-be", "us-eu"})
    @Tag("P1")
    void whatever_goes_to_the_united_states_about_a_case_is_not_for_capital_proceedings(String id) throws IOException {
        assertThat(agreement(id).clauses())
                .filteredOn(clause -> clause.effect() == Effect.PERMIT
                        && !clause.from()
                                .jurisdiction()
                                .map(Object::toString)
                                .orElse("")
                                .equals("US")
                        && !clause.ref().clause().endsWith("figures"))
                .isNotEmpty()
                .allSatisfy(clause -> assertThat(clause.terms().imposes())
                        .extracting(Object::toString)
                        .contains("NO_CAPITAL_PROCEEDINGS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-be", "us-eu", "be-eu"})
    @Tag("P1")
    void victims_and_witnesses_stay_behind_under_every_clause(String id) throws IOException {
        assertThat(agreement(id).clauses())
                .filteredOn(clause -> clause.effect() == Effect.PERMIT)
                .isNotEmpty()
                .allSatisfy(clause -> assertThat(clause.terms().excludes())
                        .extracting(Object::toString)
                        .containsExactly("VICTIM", "WITNESS"));
    }

    @Test
    void only_the_agreement_between_belgium_and_the_union_sets_clocks_and_each_names_its_source() throws IOException {
        assertThat(agreement("us-be").clauses()).allSatisfy(AgreementFilesTest::hasNoClock);
        assertThat(agreement("us-eu").clauses()).allSatisfy(AgreementFilesTest::hasNoClock);
        assertThat(agreement("be-eu").clauses())
                .flatExtracting(clause -> clause.terms().clocks())
                .hasSize(6)
                .allSatisfy(clock -> assertThat(clock.source()).contains("2023/977"));
        assertThat(agreement("be-eu").clauses())
                .flatExtracting(clause -> clause.terms().clocks())
                .extracting(clock -> clock.within().toString())
                .containsExactly("PT8H", "P3D", "P7D", "PT8H", "P3D", "P7D");
    }

    private static void hasNoClock(Clause clause) {
        assertThat(clause.terms().clocks()).isEmpty();
    }

    private static Agreement agreement(String id) throws IOException {
        return AgreementDocument.read(Files.readAllBytes(file(id)));
    }

    private static String text(String id) throws IOException {
        return Files.readString(file(id));
    }

    private static Path file(String id) {
        return ROOT.resolve("deploy/agreements").resolve(id + ".json");
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(ROOT.resolve("docs/schemas/agreement-1.json")));
    }
}
