package io.entente.cases.preview;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTest {
    @ParameterizedTest
    @CsvSource({
        "EXERCISE: Jan de Tester was seen., Jan de Tester",
        "EXERCISE: JAN  DE-TESTER was seen., Jan de Tester",
        "EXERCISE: José Peña was seen, Jose Pena",
        "EXERCISE: paid to BE68 5390 0754 7034., BE68539007547034",
        "EXERCISE: paid to BE68539007547034., BE68 5390 0754 7034",
        "EXERCISE: CSQU 305438-3 was opened, CSQU3054383",
        "call +32 3 000 00 00 at noon, +3230000000",
        "write to a.person@mail.exercise.example!, A.Person@mail.exercise.example",
        "Li, Li",
        "EXERCISE: Lukasz Sorensen came, Łukasz Sørensen",
        "EXERCISE: in der Grossen Strasse, Großen Straße",
        "'後 came', 後"
    })
    void a_value_is_found_however_it_is_written(String text, String value) {
        assertThat(says(text, value)).containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource({
        "EXERCISE: the listing was long, Li",
        "EXERCISE: Janssens was seen, Jan",
        "EXERCISE: BE68 5390 0754 7035, BE68539007547034",
        "EXERCISE: Jan was seen, Jan de Tester",
        "EXERCISE, ---",
        "'', Jan"
    })
    void what_is_part_of_a_word_or_another_value_is_not(String text, String value) {
        assertThat(says(text, value)).isEmpty();
    }

    @Test
    void all_that_is_said_is_found_once_whatever_else_is_looked_for() {
        assertThat(new Search<>(List.of("beta", "alpha", "delta", "ALPHA", "alpha gamma"), Function.identity())
                        .in("EXERCISE alpha beta, alpha gamma"))
                .containsExactlyInAnyOrder("alpha", "ALPHA", "beta", "alpha gamma");
    }

    @Test
    void random_texts_say_exactly_the_runs_of_words_that_stand_in_them() {
        Random random = new Random(20261122);
        for (int i = 0; i < 500; i++) {
            List<String> words = words(random, 1 + random.nextInt(30));
            List<String> value = words(random, 1 + random.nextInt(3));
            String sought = String.join("", value);
            assertThat(says(String.join(" ", words), String.join(" ", value)).isEmpty())
                    .as("%s in %s", value, words)
                    .isEqualTo(!runs(words).contains(sought));
        }
    }

    private static List<String> runs(List<String> words) {
        List<String> runs = new ArrayList<>();
        for (int from = 0; from < words.size(); from++)
            for (int to = from + 1; to <= words.size(); to++) runs.add(String.join("", words.subList(from, to)));
        return runs;
    }

    private static List<String> words(Random random, int count) {
        return random.ints(count, 0, 6)
                .mapToObj(List.of("a", "b", "ab", "ba", "1", "a1")::get)
                .toList();
    }

    private static List<String> says(String text, String value) {
        return new Search<>(List.of(value), Function.identity()).in(text);
    }
}
