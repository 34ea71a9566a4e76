package dev.maeari.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.maeari.architecture.broken.Careless;
import dev.maeari.architecture.broken.core.ImpureCore;
import dev.maeari.architecture.broken.noun.ImpureNoun;
import dev.maeari.architecture.broken.noun.Noun;
import dev.maeari.architecture.broken.noun.reading.Reading;
import dev.maeari.architecture.broken.noun.writing.Writing;
import dev.maeari.architecture.broken.util.Thing;
import org.junit.jupiter.api.Test;

/** Each rule meets something that breaks it: a rule that can't fail guards nothing. */
class RulesCanFailTest {
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(Careless.class.getPackageName());

    private static final String NOUN = Noun.class.getPackageName();

    @Test
    void modules_depend_in_one_direction() {
        assertBroken(Rules.arrow(NOUN, Reading.class.getPackageName()), "Noun");
    }

    @Test
    void a_core_is_a_function() {
        ArchRule rule = Rules.pure(ImpureCore.class.getPackageName(), NOUN, "dev.maeari.events");
        assertBroken(rule, "java.sql.Connection");
        assertBroken(rule, ImpureNoun.class.getName());
    }

    @Test
    void a_verb_never_uses_another_verb() {
        assertBroken(Rules.verbsApart(NOUN), Writing.class.getSimpleName());
    }

    @Test
    void nouns_know_no_verb() {
        assertBroken(Rules.nounsFirst(NOUN), "Reading");
    }

    @Test
    void names_tell_what_is_inside() {
        assertBroken(Rules.telling("dev.maeari.."), Thing.class.getName());
        assertBroken(Rules.tellingNames(), "CarelessHelper");
    }

    @Test
    void time_and_chance_come_in_as_arguments() {
        ArchRule rule = EdgeRules.timeAndChanceComeIn(Conditions.named());
        for (String call : new String[] {
            "Instant.now()",
            "LocalDate.now()",
            "UUID.randomUUID()",
            "System.currentTimeMillis()",
            "Math.random()",
            "Clock.systemUTC()",
            "InstantSource.system()"
        }) {
            assertBroken(rule, call);
        }
    }

    @Test
    void every_endpoint_says_whom_it_lets_in() {
        assertBroken(EdgeRules.doorsAreNamed(), "forgotten");
    }

    @Test
    void requests_leave_by_the_named_clients_only() {
        assertBroken(Rules.noForeignHttpClient(Conditions.named()), "java.net.http.HttpClient");
    }

    @Test
    void what_a_bean_needs_stands_in_its_constructor() {
        assertBroken(Rules.noFieldInjection(), "injected");
    }

    @Test
    void times_are_java_time() {
        assertBroken(Rules.noOldDates(), "java.util.Date");
    }

    private static void assertBroken(ArchRule rule, String because) {
        assertThatThrownBy(() -> rule.check(BROKEN))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(because);
    }
}
