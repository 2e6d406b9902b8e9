package io.entente.kernel.api;

import io.entente.kernel.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageTest {
    private static final List<Integer> ALL = List.of(3, 5, 8, 13, 21, 34, 55);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7, 8})
    void page_after_page_gives_every_entry_once_and_in_order(int limit) {
        List<Integer> read = new ArrayList<>();
        Optional<Integer> next = Optional.of(0);
        while (next.isPresent()) {
            Page<Integer, Integer> page = Page.of(after(next.get(), limit + 1), limit, entry -> entry);
            assertThat(page.entries()).hasSizeBetween(1, limit);
            read.addAll(page.entries());
            next = page.next();
        }

        assertThat(read).isEqualTo(ALL);
    }

    @Test
    void an_empty_list_is_one_page_after_which_nothing_follows() {
        assertThat(Page.of(List.<Integer>of(), 1, entry -> entry)).isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    void what_an_entry_is_shown_as_does_not_change_where_the_next_page_begins() {
        assertThat(Page.of(ALL, 2, entry -> entry).map(String::valueOf))
                .isEqualTo(new Page<>(List.of("3", "5"), Optional.of(5)));
    }

    @Test
    void a_page_begins_after_an_id_and_after_nothing_else() {
        UUID last = UUID.randomUUID();
        assertThat(Page.after(last.toString())).isEqualTo(last);
        for (String none : List.of("", "yesterday", "1-1-1-1-1", last + " "))
            assertThatThrownBy(() -> Page.after(none)).isInstanceOf(ProblemException.class);
    }

    private static List<Integer> after(int last, int most) {
        return ALL.stream().filter(entry -> entry > last).limit(most).toList();
    }
}
