package io.entente.cases.api;

import io.entente.cases.referral.NotPossibleNow.Obstacle;
import io.entente.kernel.testing.ProblemPage;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The problems of case-service alone are listed; the features that raise them have tests of each. */
class ProblemPageTest {
    private static final Path MODULE = Path.of("case-service");

    @Test
    void the_page_lists_what_the_service_can_raise_with_its_status() {
        Map<String, String> code = ProblemPage.named(MODULE);
        for (Obstacle obstacle : Obstacle.values()) code.put(obstacle.code(), "409");

        assertThat(ProblemPage.section("case-service"))
                .as("docs/problems.md, section of this service, and the problems that its code names")
                .containsExactlyInAnyOrderEntriesOf(code);
        assertThat(ProblemPage.unnamed(MODULE))
                .as("problems whose name is no literal in Problem.of, so that no test can read it: the obstacles alone")
                .isOne();
    }
}
