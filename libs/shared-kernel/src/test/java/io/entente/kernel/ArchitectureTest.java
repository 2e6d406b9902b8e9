package io.entente.kernel;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.entente.kernel.testing.Arrows;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses shipped = Arrows.shipped("io.entente.kernel");

    @Test
    void values_statements_and_messages_know_no_framework() {
        Arrows.pure(
                        "io.entente.kernel.vocabulary..",
                        "io.entente.kernel.party..",
                        "io.entente.kernel.document..",
                        "io.entente.kernel.json..",
                        "io.entente.kernel.key..",
                        "io.entente.kernel.statement..",
                        "io.entente.kernel.event..")
                .check(shipped);
    }

    @Test
    void imports_run_one_way() {
        Arrows.noCycles("io.entente.kernel").check(shipped);
    }

    @Test
    void the_kernel_knows_no_service() {
        Arrows.noOtherService("io.entente.kernel").check(shipped);
    }

    @Test
    void nothing_waits_and_no_clock_is_hidden() {
        Arrows.noWaiting().check(shipped);
        Arrows.noHiddenClock().check(shipped);
        Arrows.constructorInjection().check(shipped);
    }
}
