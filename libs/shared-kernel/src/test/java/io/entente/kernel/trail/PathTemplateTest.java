package io.entente.kernel.trail;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PathTemplateTest {
    @Test
    void a_path_is_told_as_its_description_has_it() {
        assertThat(PathTemplate.of("/v1/events", "/{index: \\d{1,18}}")).isEqualTo("/v1/events/{index}");
        assertThat(PathTemplate.of("/v1/referrals", "")).isEqualTo("/v1/referrals");
        assertThat(PathTemplate.of("/v1/referrals/", "/")).isEqualTo("/v1/referrals");
        assertThat(PathTemplate.of("/v1/referrals/{id}", "submit")).isEqualTo("/v1/referrals/{id}/submit");
        assertThat(PathTemplate.of("/", "")).isEqualTo("/");
    }
}
