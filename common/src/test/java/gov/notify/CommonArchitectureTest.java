package gov.notify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.BasicLogger;

/// The walls of `common`.
@AnalyzeClasses(packages = "gov.notify", importOptions = ImportOption.DoNotIncludeTests.class)
class CommonArchitectureTest {

    // docs/configuration.md is made from the mappings: a setting elsewhere would not stand there.
    @ArchTest
    static final ArchRule every_setting_is_part_of_a_mapping =
            noClasses().should().dependOnClassesThat().areAssignableTo(ConfigProperty.class);

    // Messages of drivers and parsers quote what they could not read; gov.notify.log.SafeStackTrace says what and
    // where.
    @ArchTest
    static final ArchRule no_exception_is_logged_whole = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<>("a logger is given a throwable") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getTargetOwner().isAssignableTo(BasicLogger.class)
                            && call.getTarget().getRawParameterTypes().stream()
                                    .anyMatch(type -> type.isAssignableTo(Throwable.class));
                }
            });

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
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "gov.notify.batch..",
                    "gov.notify.config..",
                    "gov.notify.jdbc..",
                    "gov.notify.limit..",
                    "gov.notify.message..",
                    "gov.notify.migration..",
                    "gov.notify.notification..",
                    "gov.notify.queue..",
                    "gov.notify.receipt..",
                    "gov.notify.redis..",
                    "gov.notify.security..",
                    "gov.notify.service..",
                    "gov.notify.snapshot..",
                    "gov.notify.template..",
                    "gov.notify.user..");

    @ArchTest
    static final ArchRule only_the_queue_the_limits_and_the_caches_speak_redis = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "gov.notify.redis..", "gov.notify.queue..", "gov.notify.limit..", "gov.notify.snapshot..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.redis..", "io.vertx.redis..", "io.vertx.mutiny.redis..");

    @ArchTest
    static final ArchRule only_storage_knows_the_aws_sdk = noClasses()
            .that()
            .resideOutsideOfPackage("gov.notify.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule no_package_depends_on_one_that_depends_on_it =
            slices().matching("gov.notify.(*)..").should().beFreeOfCycles();
}
