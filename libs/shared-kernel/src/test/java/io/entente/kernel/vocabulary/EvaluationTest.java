package io.entente.kernel.vocabulary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.entente.kernel.vocabulary.EvaluationScheme.FOUR_BY_FOUR;
import static io.entente.kernel.vocabulary.EvaluationScheme.SIX_BY_SIX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The codes of Regulation (EU) 2016/794 Art. 29 and of the Admiralty, scheme by scheme. */
class EvaluationTest {

    @Test
    void each_scheme_has_its_codes_best_first() {
        assertThat(FOUR_BY_FOUR.sources().keySet()).containsExactly("A", "B", "C", "X");
        assertThat(FOUR_BY_FOUR.information().keySet()).containsExactly("1", "2", "3", "4");
        assertThat(SIX_BY_SIX.sources().keySet()).containsExactly("A", "B", "C", "D", "E", "F");
        assertThat(SIX_BY_SIX.information().keySet()).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void every_code_says_something_and_no_two_of_a_scheme_the_same() {
        for (EvaluationScheme scheme : EvaluationScheme.values()) {
            assertThat(scheme.sources().values()).doesNotHaveDuplicates().noneMatch(String::isBlank);
            assertThat(scheme.information().values()).doesNotHaveDuplicates().noneMatch(String::isBlank);
        }
    }

    @ParameterizedTest
    @CsvSource({"4x4,D,1", "4x4,A,5", "4x4,a,1", "4x4,A,0", "6x6,X,1", "6x6,G,1", "6x6,A,7", "6x6,'',1"})
    void a_code_of_the_other_scheme_or_of_none_is_refused(String scheme, String source, String information) {
        EvaluationScheme chosen = EvaluationScheme.of(scheme);

        assertThatThrownBy(() -> new Evaluation(chosen, source, information)).isInstanceOf(MalformedValue.class);
    }
}
