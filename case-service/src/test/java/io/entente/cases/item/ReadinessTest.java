package io.entente.cases.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.form.Fault;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static io.entente.cases.item.ContentTestData.content;
import static io.entente.cases.item.ContentTestData.json;
import static io.entente.cases.item.ContentTestData.small;
import static io.entente.cases.item.ContentTestData.whole;
import static org.assertj.core.api.Assertions.assertThat;

/** What a draft may say and a release may not. */
class ReadinessTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void ordinary_content_is_ready() {
        assertThat(content(small()).unready(TODAY)).isEmpty();
        assertThat(content(whole()).unready(TODAY)).isEmpty();
    }

    /** The Belgian judicial file: vocabularies, legal bases. */
    @Test
    void what_a_judicial_investigation_found_waits_for_its_magistrate() {
        ObjectNode judicial = small().put("origin", "judicial-investigation");
        assertFaultAt("$.authorisation", judicial);

        judicial.set("authorisation", authorised("2026-11-22"));

        assertThat(content(judicial).unready(TODAY)).isEmpty();
    }

    @Test
    void an_authorisation_of_a_day_to_come_is_none() {
        ObjectNode judicial = small().put("origin", "judicial-investigation");
        judicial.set("authorisation", authorised("2026-11-24"));
        assertFaultAt("$.authorisation.date", judicial);

        judicial.set("authorisation", authorised("2026-11-23"));

        assertThat(content(judicial).unready(TODAY))
                .as("already tomorrow in another time zone")
                .isEmpty();
    }

    /** LED 2016/680 Art. 5; 28 CFR 23.20(h). */
    @Test
    void a_review_lies_ahead_by_a_day_at_least_and_five_years_at_most() {
        assertFaultAt("$.reviewBy", reviewedBy("2026-11-21"));
        assertFaultAt("$.reviewBy", reviewedBy("2026-11-22"));
        assertThat(content(reviewedBy("2026-11-23")).unready(TODAY)).isEmpty();
        assertThat(content(reviewedBy("2031-11-22")).unready(TODAY)).isEmpty();
        assertFaultAt("$.reviewBy", reviewedBy("2031-11-23"));
    }

    private static void assertFaultAt(String path, ObjectNode document) {
        assertThat(content(document).unready(TODAY)).extracting(Fault::path).containsExactly(path);
    }

    private static ObjectNode reviewedBy(String day) {
        return small().put("reviewBy", day);
    }

    private static ObjectNode authorised(String day) {
        return json("{\"magistrate\":\"Exercise Magistrate\",\"reference\":\"EX.1\",\"date\":\"" + day + "\"}");
    }
}
