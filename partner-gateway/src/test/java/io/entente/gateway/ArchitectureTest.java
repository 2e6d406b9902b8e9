package io.entente.gateway;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.entente.kernel.testing.Arrows;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

class ArchitectureTest {
    private static final JavaClasses GATEWAY = Arrows.shipped("io.entente.gateway");

    /** A package without a layer fails too: whoever adds one says here who may use it. */
    @Test
    void features_depend_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .ensureAllClassesAreContainedInArchitecture()
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
                .layer("answer")
                .definedBy("io.entente.gateway.answer")
                .whereLayer("answer")
                .mayNotBeAccessedByAnyLayer()
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
    void the_rules_of_the_house_hold() {
        Arrows.checkService("io.entente.gateway");
    }
}
