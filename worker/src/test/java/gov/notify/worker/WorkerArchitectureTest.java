package gov.notify.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import gov.notify.sandbox.architecture.HouseRules;

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

    @ArchTest
    static final ArchTests what_holds_in_every_module = ArchTests.in(HouseRules.class);

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
