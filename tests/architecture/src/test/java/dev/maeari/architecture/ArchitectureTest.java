package dev.maeari.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of style, over everything that is shipped. {@link RulesCanFailTest} shows that each can fail. */
class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Module.roots());

    /** The only one in each service that may ask the machine for time and chance. */
    private static final DescribedPredicate<JavaClass> EDGE = Conditions.within(
            Module.SERVICES.stream().map(service -> service.root + ".Edge").toArray(String[]::new));

    /** The one request between services: the text of a comment, asked for when a notice of it is sent. */
    private static final DescribedPredicate<JavaClass> CLIENTS =
            Conditions.named(Module.NOTIFICATIONS.root + ".EngagementClient");

    static List<Module> services() {
        return Module.SERVICES;
    }

    static Stream<Arguments> cores() {
        return Stream.of(arguments(Module.ENGAGEMENT, "counting"), arguments(Module.NOTIFICATIONS, "deciding"));
    }

    @Test
    void every_module_is_looked_at() {
        for (Module module : Module.values()) {
            assertThat(CODE.containPackage(module.root)).as(module.root).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void modules_depend_in_one_direction(Module module) {
        Rules.arrow(module.packages(), module.forbidden()).check(CODE);
    }

    @ParameterizedTest
    @MethodSource("cores")
    void a_core_is_a_function(Module service, String core) {
        Rules.pure(service.root + "." + core, service.root, Module.EVENTS.root).check(CODE);
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_verb_never_uses_another_verb(Module service) {
        Rules.verbsApart(service.root).check(CODE);
    }

    @ParameterizedTest
    @MethodSource("services")
    void nouns_know_no_verb(Module service) {
        Rules.nounsFirst(service.root).check(CODE);
    }

    @Test
    void names_tell_what_is_inside() {
        Rules.telling("dev.maeari..").check(CODE);
        Rules.tellingNames().check(CODE);
    }

    @Test
    void time_and_chance_come_in_as_arguments() {
        EdgeRules.timeAndChanceComeIn(EDGE).check(CODE);
    }

    @Test
    void every_endpoint_says_whom_it_lets_in() {
        EdgeRules.doorsAreNamed().check(CODE);
    }

    @Test
    void requests_leave_by_the_named_clients_only() {
        Rules.noForeignHttpClient(CLIENTS).check(CODE);
    }

    @Test
    void what_a_bean_needs_stands_in_its_constructor() {
        Rules.noFieldInjection().check(CODE);
    }

    @Test
    void times_are_java_time() {
        Rules.noOldDates().check(CODE);
    }
}
