package io.entente.kernel.document;

import io.entente.kernel.vocabulary.Tlp;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartTest {

    @Test
    void a_part_is_read_as_what_it_is() {
        Part part = whole("{\"a\":\"x\",\"b\":true,\"c\":7,\"d\":[\"red\",\"clear\"],\"e\":null}");

        assertThat(part.at("a").text()).isEqualTo("x");
        assertThat(part.at("b").flag()).isTrue();
        assertThat(part.at("c").positive()).isEqualTo(7);
        assertThat(part.at("d").distinct(entry -> entry.value(Tlp::of))).containsExactly(Tlp.RED, Tlp.CLEAR);
        assertThat(part.given("e")).isEmpty();
        assertThat(part.given("f")).isEmpty();
    }

    @Test
    void where_and_what_repeat_nothing_of_the_document() {
        for (String json : List.of("{\"secret\":1}", "{\"secret\":1,\"secret\":2}", "{\"secret\":", "secret"))
            assertThatThrownBy(() -> whole(json).only("known"))
                    .isInstanceOfSatisfying(MalformedDocument.class, fault -> {
                        assertThat(fault.where()).isEqualTo("$");
                        assertThat(fault.what()).isNotBlank().doesNotContain("secret");
                    });
    }

    @Test
    void what_is_not_as_expected_is_named_by_its_path() {
        Part part = whole("{\"a\":{\"b\":[1,\"\",\"red\",\"red\",\"pink\"]},\"n\":null}");

        fault("$.a", () -> part.at("a").text());
        fault("$.a.b", () -> part.at("a").at("b").flag());
        fault("$.a.b[0]", () -> part.at("a").at("b").entries().get(0).text());
        fault("$.a.b[1]", () -> part.at("a").at("b").entries().get(1).text());
        fault("$.a.b[4]", () -> part.at("a").at("b").entries().get(4).value(Tlp::of));
        fault("$.a.b[3]", () -> part.at("a").at("b").distinct(Part::json));
        fault("$.a.c", () -> part.at("a").at("c"));
        fault("$.n", () -> part.at("n"));
        fault("$.a.b", () -> part.at("a").only("x"));
        fault("$.a.b", () -> part.at("a").at("b").only());
        fault("$.a", () -> part.at("a").entries());
        fault("$.a.b[0].x", () -> whole("{\"a\":{\"b\":[{\"x\":1,\"x\":2}]}}"));
    }

    @Test
    void what_is_not_one_json_value_is_refused() {
        fault("$", () -> whole("{} {}"));
        fault("$", () -> whole("["));
        fault("$", () -> whole("{\"a\":\"\\ud800\"}"));
        fault("$", () -> whole("").only());
        fault("$", () -> whole("null").only());
        assertThatThrownBy(() -> whole("[".repeat(100) + "]".repeat(100))).isInstanceOf(MalformedDocument.class);
    }

    @Test
    void a_number_with_a_fraction_or_too_large_is_no_count() {
        fault("$.a", () -> whole("{\"a\":1.0}").at("a").positive());
        fault("$.a", () -> whole("{\"a\":4294967297}").at("a").positive());
        fault("$.a", () -> whole("{\"a\":-1}").at("a").positive());
    }

    private static Part whole(String json) {
        return Part.whole(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void fault(String path, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(MalformedDocument.class, fault -> assertThat(fault.path())
                .isEqualTo(path));
    }
}
