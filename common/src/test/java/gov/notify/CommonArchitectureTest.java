package gov.notify;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import gov.notify.sandbox.architecture.HouseRules;

/// The walls of `common`.
@AnalyzeClasses(packages = "gov.notify", importOptions = ImportOption.DoNotIncludeTests.class)
class CommonArchitectureTest {

    @ArchTest
    static final ArchTests what_holds_in_every_module = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule rendering_and_recipients_are_pure_java = noClasses()
            .that()
            .resideInAnyPackage("gov.notify.rendering..", "gov.notify.recipient..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.vertx..",
                    "io.smallrye..",
                    "org.hibernate..",
                    "org.jboss..",
                    "java.sql..",
                    "javax.sql..",
                    "java.net.http..",
                    "com.fasterxml..");

    @ArchTest
    static final ArchRule rendering_and_recipients_know_nothing_of_the_rest_of_the_house = classes()
            .that()
            .resideInAnyPackage("gov.notify.rendering..", "gov.notify.recipient..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("gov.notify.rendering..", "gov.notify.recipient..")
                    .or(resideOutsideOfPackage("gov.notify..")));

    @ArchTest
    static final ArchRule only_the_queue_the_limits_and_the_caches_speak_redis = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "gov.notify.redis..", "gov.notify.queue..", "gov.notify.limit..", "gov.notify.snapshot..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.redis..", "io.vertx.redis..", "io.vertx.mutiny.redis..");

    @ArchTest
    static final ArchRule nothing_here_knows_the_aws_sdk =
            noClasses().should().dependOnClassesThat().resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule no_package_depends_on_one_that_depends_on_it =
            slices().matching("gov.notify.(*)..").should().beFreeOfCycles();
}
