package io.entente.gateway;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.entente.kernel.testing.Arrows;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {
    private static final JavaClasses GATEWAY = Arrows.shipped("io.entente");

    @Test
    void features_depend_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("transaction")
                .definedBy("io.entente.gateway.transaction")
                .layer("agreement")
                .definedBy("io.entente.gateway.agreement")
                .layer("shelf")
                .definedBy("io.entente.gateway.shelf")
                .layer("decision")
                .definedBy("io.entente.gateway.decision")
                .layer("recall")
                .definedBy("io.entente.gateway.recall")
                .layer("presence")
                .definedBy("io.entente.gateway.presence")
                .layer("feed")
                .definedBy("io.entente.gateway.feed")
                .layer("disclosure")
                .definedBy("io.entente.gateway.disclosure")
                .layer("consent")
                .definedBy("io.entente.gateway.consent")
                .layer("notice")
                .definedBy("io.entente.gateway.notice")
                .layer("clock")
                .definedBy("io.entente.gateway.clock")
                .whereLayer("clock")
                .mayOnlyBeAccessedByLayers("feed", "disclosure")
                .whereLayer("notice")
                .mayOnlyBeAccessedByLayers("disclosure")
                .whereLayer("consent")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("recall")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("presence")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("feed")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("disclosure")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("decision")
                .mayOnlyBeAccessedByLayers("feed", "disclosure", "consent", "recall", "notice", "clock")
                .whereLayer("shelf")
                .mayOnlyBeAccessedByLayers("decision", "feed", "disclosure", "consent", "recall", "clock")
                .whereLayer("agreement")
                .mayOnlyBeAccessedByLayers("shelf", "decision", "feed", "notice")
                .check(GATEWAY);
    }

    @Test
    void no_packages_form_a_cycle() {
        slices().matching("io.entente.gateway.(*)..").should().beFreeOfCycles().check(GATEWAY);
    }

    @Test
    void nothing_waits_and_nothing_subscribes_on_its_own() {
        Arrows.noWaiting().check(Arrows.shipped("io.entente.gateway"));
    }

    @Test
    void no_other_services_code_is_used() {
        noClasses()
                .that()
                .resideInAPackage("io.entente.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.entente.cases..", "io.entente.audit..", "io.entente.local..")
                .check(GATEWAY);
    }

    @Test
    void no_request_reaches_the_worker_role() {
        Arrows.noRequestReachesTheWorker().check(GATEWAY);
    }

    @Test
    void a_transaction_of_a_request_always_says_whose_rows_it_wants() {
        Arrows.everyTransactionSeesOwnRowsOnly().check(GATEWAY);
    }
}
