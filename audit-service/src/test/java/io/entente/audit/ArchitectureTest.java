package io.entente.audit;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.entente.kernel.testing.Arrows;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

class ArchitectureTest {
    private static final JavaClasses OURS = Arrows.shipped("io.entente.audit");

    /** A package without a layer fails too: whoever adds one says here who may use it. */
    @Test
    void imports_run_from_intake_to_review_to_ledger() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.entente.audit..")
                .ensureAllClassesAreContainedInArchitectureIgnoring("io.entente.audit")
                .layer("intake")
                .definedBy("io.entente.audit.intake..")
                .layer("review")
                .definedBy("io.entente.audit.review..")
                .layer("ledger")
                .definedBy("io.entente.audit.ledger..")
                .whereLayer("intake")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("review")
                .mayOnlyBeAccessedByLayers("intake")
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("intake", "review")
                .check(OURS);
    }

    @Test
    void the_rules_of_the_house_hold() {
        Arrows.checkService("io.entente.audit");
    }
}
