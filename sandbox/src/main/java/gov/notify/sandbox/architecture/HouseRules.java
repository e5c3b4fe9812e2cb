package gov.notify.sandbox.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Rules of ArchUnit that hold in every module; to be taken with `ArchTests.in`.
public final class HouseRules {

    private HouseRules() {}

    // docs/configuration.md is made from the mappings: a setting elsewhere would not stand there.
    @ArchTest
    static final ArchRule every_setting_is_part_of_a_mapping = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo("org.eclipse.microprofile.config.inject.ConfigProperty");

    // Messages of drivers and parsers quote what they could not read; gov.notify.log.SafeStackTrace says what and
    // where.
    @ArchTest
    static final ArchRule no_exception_is_logged_whole = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<>("a logger is given a throwable") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getTargetOwner().isAssignableTo("org.jboss.logging.BasicLogger")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .anyMatch(type -> type.isAssignableTo(Throwable.class));
                }
            });
}
