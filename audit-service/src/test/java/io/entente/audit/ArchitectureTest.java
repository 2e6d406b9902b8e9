package io.entente.audit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.entente.kernel.testing.Arrows;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.entente.audit");

    @Test
    void imports_run_from_intake_to_review_to_ledger() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.entente.audit..")
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
    void no_package_depends_on_itself_by_way_of_another() {
        slices().matching("io.entente.audit.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void no_other_service_is_used() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.entente.cases..", "io.entente.gateway..", "io.entente.local..")
                .check(OURS);
    }

    @Test
    void no_request_reaches_the_worker_role() {
        Arrows.noRequestReachesTheWorker().check(Arrows.shipped("io.entente"));
    }

    @Test
    void a_transaction_of_a_request_always_says_whose_rows_it_wants() {
        Arrows.everyTransactionSeesOwnRowsOnly().check(OURS);
    }
}
