package io.entente.kernel.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The rules of the house that hold in every module. */
public final class Arrows {
    private static final String[] SERVICES = {
        "io.entente.cases..", "io.entente.gateway..", "io.entente.audit..", "io.entente.local.."
    };

    private static final DescribedPredicate<JavaClass> HOLD_THE_WORKERS_CONNECTIONS =
            DescribedPredicate.describe("hold the worker role's connections", type -> type.getConstructors().stream()
                    .flatMap(constructor -> constructor.getParameters().stream())
                    .anyMatch(parameter -> parameter
                            .tryGetAnnotationOfType("io.quarkus.reactive.datasource.ReactiveDataSource")
                            .filter(named ->
                                    named.get("value").filter("worker"::equals).isPresent())
                            .isPresent()));

    private Arrows() {}

    /** @return the classes that a module ships, read from its class path */
    public static JavaClasses shipped(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // The kernel's tests, once they are packaged, look like what is shipped.
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(rootPackage);
    }

    /** Packages are features, and imports among them run one way. */
    public static ArchRule noCycles(String rootPackage) {
        return slices().matching(rootPackage + ".(*)..").should().beFreeOfCycles();
    }

    /** Services meet in messages and over HTTP, never in code, and know nothing of what starts them. */
    public static ArchRule noOtherService(String rootPackage) {
        return noClasses()
                .that()
                .resideInAPackage(rootPackage + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(SERVICES).and(not(resideInAnyPackage(rootPackage + ".."))));
    }

    /** What is pure stays pure: values, statements and decisions know no framework. */
    public static ArchRule pure(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.vertx..",
                        "jakarta..",
                        "org.hibernate..",
                        "org.eclipse.microprofile..");
    }

    /** A use case's transaction always knows whose rows are its own. */
    public static ArchRule everyTransactionSeesOwnRowsOnly() {
        return methods()
                .that()
                .areAnnotatedWith("io.quarkus.hibernate.reactive.panache.common.WithTransaction")
                .should()
                .beAnnotatedWith("io.entente.kernel.caller.OwnRows")
                .allowEmptyShould(true);
    }

    /** Nothing blocks, and nothing subscribes on its own. */
    public static ArchRule noWaiting() {
        return noClasses()
                .should()
                .callMethod("io.smallrye.mutiny.Uni", "await")
                .orShould()
                .callMethod("io.smallrye.mutiny.Uni", "subscribe");
    }

    /** A clock is injected, so that time is a fact a test can state. */
    public static ArchRule noHiddenClock() {
        return noClasses()
                .should()
                .callMethod("java.time.Instant", "now")
                .orShould()
                .callMethod("java.time.LocalDate", "now")
                .orShould()
                .callMethod("java.lang.System", "currentTimeMillis");
    }

    /** Constructors bring collaborators: no field is filled behind a class's back. */
    public static ArchRule constructorInjection() {
        return noFields().should().beAnnotatedWith("jakarta.inject.Inject");
    }

    /** No request reaches the worker role, whose rows no policy cuts: not by way of any class it uses. */
    public static ArchRule noRequestReachesTheWorker() {
        return noClasses()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .transitivelyDependOnClassesThat(HOLD_THE_WORKERS_CONNECTIONS);
    }

    /** Every rule for a service with this root package */
    public static void checkService(String rootPackage) {
        JavaClasses shipped = shipped(rootPackage);
        noCycles(rootPackage).check(shipped);
        noOtherService(rootPackage).check(shipped);
        everyTransactionSeesOwnRowsOnly().check(shipped);
        noWaiting().check(shipped);
        noHiddenClock().check(shipped);
        constructorInjection().check(shipped);
        // With the kernel: the way there may lead through it.
        noRequestReachesTheWorker().check(shipped("io.entente"));
    }
}
