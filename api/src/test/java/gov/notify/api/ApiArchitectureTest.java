package gov.notify.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.auth.KeyRequired;
import gov.notify.api.command.OperatorCommand;
import gov.notify.api.docs.DocsResource;
import gov.notify.api.status.StatusResource;
import gov.notify.api.webhook.WebhookResource;
import gov.notify.sandbox.architecture.HouseRules;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.ws.rs.Path;

/// The walls of `api`.
@AnalyzeClasses(packages = "gov.notify.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ApiArchitectureTest {

    @ArchTest
    static final ArchRule the_api_never_sees_the_worker =
            noClasses().should().dependOnClassesThat().resideInAPackage("gov.notify.worker..");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("gov.notify.api.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule every_resource_says_who_may_call_it = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .and()
            .doNotBelongToAnyOf(StatusResource.class, DocsResource.class, WebhookResource.class)
            .should()
            .beAnnotatedWith(KeyRequired.class)
            .orShould()
            .beAnnotatedWith(AdminRequired.class);

    @ArchTest
    static final ArchTests what_holds_in_every_module = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule the_api_calls_no_provider =
            noClasses().should().dependOnClassesThat().resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule the_api_speaks_redis_only_through_common = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.redis..", "io.vertx.redis..", "io.vertx.mutiny.redis..");

    // `--help` tells of them all without having started anything that could find them.
    @ArchTest
    static final ArchRule every_operators_command_is_explained = noClasses()
            .that()
            .doNotBelongToAnyOf(NotifyApi.COMMANDS.toArray(new Class<?>[0]))
            .should()
            .implement(OperatorCommand.class);

    @ArchTest
    static final ArchRule entities_never_leave_as_answers = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should()
            .notHaveRawReturnType(assignableTo(PanacheEntityBase.class));
}
