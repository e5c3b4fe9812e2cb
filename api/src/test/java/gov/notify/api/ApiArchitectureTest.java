package gov.notify.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.auth.KeyRequired;
import gov.notify.api.command.OperatorCommand;
import gov.notify.api.docs.DocsResource;
import gov.notify.api.status.StatusResource;
import gov.notify.api.webhook.WebhookResource;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.BasicLogger;

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
