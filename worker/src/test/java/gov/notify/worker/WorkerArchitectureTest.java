package gov.notify.worker;

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

/// The walls of `worker`.
@AnalyzeClasses(packages = "gov.notify.worker", importOptions = ImportOption.DoNotIncludeTests.class)
class WorkerArchitectureTest {

    @ArchTest
    static final ArchRule the_worker_never_sees_the_api = noClasses()
            .that()
            .resideInAPackage("gov.notify.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("gov.notify.api..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_providers_know_the_aws_sdk = noClasses()
            .that()
            .resideInAPackage("gov.notify.worker..")
            .and()
            .resideOutsideOfPackage("gov.notify.worker.provider..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

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
    static final ArchRule the_stream_engine_knows_nothing_of_notifications = noClasses()
            .that()
            .resideInAPackage("gov.notify.worker.stream..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "gov.notify.notification..",
                    "gov.notify.worker.deliver..",
                    "gov.notify.worker.provider..",
                    "gov.notify.rendering..",
                    "gov.notify.service..",
                    "gov.notify.template..");

    // An autoscaler that fails, hangs or is gone cannot hold up what does not know of it.
    @ArchTest
    static final ArchRule nothing_waits_for_the_autoscaler = noClasses()
            .that()
            .resideInAPackage("gov.notify.worker..")
            .and()
            .resideOutsideOfPackage("gov.notify.worker.scale..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("gov.notify.worker.scale..");

    @ArchTest
    static final ArchRule no_package_depends_on_one_that_depends_on_it =
            slices().matching("gov.notify.worker.(*)..").should().beFreeOfCycles();
}
