package io.entente.tlog;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class TlogArchitectureTest {
    private static final JavaClasses TLOG = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.entente.tlog");

    @Test
    void the_log_needs_the_jdk_and_nothing_else() {
        classes()
                .that()
                .resideInAPackage("io.entente.tlog..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.entente.tlog..", "java..", "com.sun.net.httpserver..")
                .check(TLOG);
    }

    @Test
    void only_what_serves_and_reads_logs_opens_files_or_connections() {
        classes()
                .that()
                .resideInAnyPackage("io.entente.tlog", "..tree", "..note", "..tile", "..proof")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("java.nio.file..", "java.net..", "com.sun..")
                .check(TLOG);
    }

    @Test
    void imports_run_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("tree")
                .definedBy("io.entente.tlog.tree")
                .layer("note")
                .definedBy("io.entente.tlog.note")
                .layer("tile")
                .definedBy("io.entente.tlog.tile")
                .layer("proof")
                .definedBy("io.entente.tlog.proof")
                .layer("witness")
                .definedBy("io.entente.tlog.witness")
                .layer("verify")
                .definedBy("io.entente.tlog.verify")
                .whereLayer("tree")
                .mayNotAccessAnyLayer()
                .whereLayer("note")
                .mayOnlyAccessLayers("tree")
                .whereLayer("tile")
                .mayOnlyAccessLayers("tree")
                .whereLayer("proof")
                .mayOnlyAccessLayers("tree", "note")
                .whereLayer("witness")
                .mayOnlyAccessLayers("tree", "note")
                .whereLayer("verify")
                .mayOnlyAccessLayers("tree", "note", "tile", "proof")
                .check(TLOG);
        slices().matching("io.entente.tlog.(*)..").should().beFreeOfCycles().check(TLOG);
    }
}
