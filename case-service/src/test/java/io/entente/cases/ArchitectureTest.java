package io.entente.cases;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.Arrows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Imports between features run one way. */
class ArchitectureTest {
    private static final String ROOT = "io.entente.cases.";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.entente.cases");

    /** Each feature, and the features it may know. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("referral", List.of()),
            Map.entry("form", List.of()),
            Map.entry("item", List.of("form")),
            Map.entry("thread", List.of("referral", "officer")),
            Map.entry("officer", List.of("referral")),
            Map.entry("dossier", List.of("referral", "form", "item", "thread", "officer")),
            Map.entry("draft", List.of("referral", "item", "officer", "dossier")),
            Map.entry("custody", List.of("referral", "form", "officer", "dossier")),
            Map.entry("consent", List.of("referral", "form", "officer", "dossier")),
            Map.entry("policy", List.of()),
            Map.entry("statement", List.of("referral", "item")),
            Map.entry("preview", List.of("referral", "item", "officer", "dossier", "consent", "policy", "statement")),
            Map.entry("review", List.of("referral", "officer")),
            Map.entry(
                    "release",
                    List.of("referral", "item", "form", "officer", "dossier", "statement", "preview", "review")),
            Map.entry("notice", List.of("referral", "officer")),
            Map.entry("recall", List.of("referral", "officer")),
            Map.entry("presence", List.of()),
            Map.entry("problem", List.of("referral", "form", "release", "preview")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "referral",
                "form",
                "item",
                "thread",
                "officer",
                "dossier",
                "draft",
                "custody",
                "consent",
                "policy",
                "statement",
                "preview",
                "notice",
                "review",
                "release",
                "recall",
                "presence",
                "problem"
            })
    void a_feature_knows_only_what_its_arrows_allow(String feature) {
        List<String> allowed = new ArrayList<>(List.of(ROOT + feature));
        ARROWS.get(feature).forEach(other -> allowed.add(ROOT + other));

        noClasses()
                .that()
                .resideInAPackage(ROOT + feature)
                .should()
                .dependOnClassesThat(resideInAPackage("io.entente.cases..")
                        .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
                .check(OURS);
    }

    @Test
    void every_class_belongs_to_a_feature_with_arrows() {
        classes()
                .should()
                .resideInAnyPackage(ARROWS.keySet().stream().map(ROOT::concat).toArray(String[]::new))
                .because("a package is a feature, and ARROWS says which others it may know")
                .check(OURS);
    }

    @Test
    void the_rules_of_the_house_hold() {
        Arrows.checkService("io.entente.cases");
    }

    @Test
    void the_domain_knows_no_framework_beyond_its_annotations() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "referral", ROOT + "item", ROOT + "form")
                .and()
                .doNotHaveSimpleName("Referrals")
                .and()
                .doNotHaveSimpleName("RecordKeys")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta.ws..", "jakarta.enterprise..")
                .check(OURS);
    }

    @Test
    void only_the_release_feature_sends_records() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "release", ROOT + "consent")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("Outbox")
                .check(OURS);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "release")
                .should()
                .accessField(Address.class, "RECORD_RELEASED")
                .orShould()
                .accessField(Address.class, "RECORD_RECALLED")
                .orShould()
                .accessField(Address.class, "RECORD_REVIEWED")
                .check(OURS);
    }
}
