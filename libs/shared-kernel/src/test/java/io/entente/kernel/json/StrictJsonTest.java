package io.entente.kernel.json;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StrictJsonTest {
    @Test
    void refuses_what_two_readers_would_see_differently() {
        for (String text : List.of(
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "",
                "{\"a\":9007199254740993}",
                "\"\\ud800\"",
                "{\"\\udc00\":1}",
                "\"\\u0000\"",
                "NaN",
                "{'a':1}",
                "[1,]",
                "[".repeat(40) + "]".repeat(40)))
            assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(MalformedJson.class);
    }

    @Test
    void says_the_fault_and_not_the_text() {
        assertThatThrownBy(() -> read("{\"secret\":1,\"secret\":2}")).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> read("secret")).hasMessageNotContaining("secret");
    }

    @Test
    void accepts_pairs_of_surrogates_and_safe_integers() {
        assertThat(read("{\"a\":\"\uD83D\uDE00\",\"b\":9007199254740991}").size())
                .isEqualTo(2);
    }

    @Test
    void canonical_form_sorts_names_and_writes_numbers_one_way() {
        assertThat(new String(CanonicalJson.bytes(read("{\"b\":1.50,\"a\":[1E2,\"é\"]}")), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":[100,\"é\"],\"b\":1.5}");
        assertThat(new String(CanonicalJson.bytes(read("82.50")), StandardCharsets.UTF_8))
                .isEqualTo("82.5");
    }

    private static com.fasterxml.jackson.databind.JsonNode read(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
