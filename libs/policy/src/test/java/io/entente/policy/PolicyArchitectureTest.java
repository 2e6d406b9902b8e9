package io.entente.policy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class PolicyArchitectureTest {
    private static final JavaClasses POLICY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.entente.policy");

    @Test
    void policy_uses_no_framework_and_of_the_kernel_only_what_is_pure() {
        classes()
                .that()
                .resideInAPackage("io.entente.policy..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.entente.policy..",
                        "io.entente.kernel.vocabulary",
                        "io.entente.kernel.party",
                        "io.entente.kernel.document",
                        "io.entente.kernel.json",
                        // How claims are called, and what is wrong with a statement.
                        "io.entente.kernel.statement",
                        "com.fasterxml.jackson..",
                        "org.jspecify.annotations",
                        "java..")
                .check(POLICY);
    }

    @Test
    void agreements_know_nothing_of_decisions() {
        slices().matching("io.entente.policy.(*)..").should().beFreeOfCycles().check(POLICY);
        classes()
                .that()
                .resideInAPackage("io.entente.policy.agreement")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("io.entente.policy.decision")
                .check(POLICY);
    }

    @Test
    void a_decision_asks_no_clock_and_no_chance() {
        classes()
                .that()
                .resideInAPackage("io.entente.policy..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "java.util.random..", "java.net..", "java.nio.file..", "java.util.concurrent..")
                .andShould(NoClock.CALLED)
                .check(POLICY);
    }
}
