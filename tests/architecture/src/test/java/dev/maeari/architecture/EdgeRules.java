package dev.maeari.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Where the world comes in: time, chance, requests. */
final class EdgeRules {
    private static final Set<String> CLOCKS = Set.of("java.time.Clock", "java.time.InstantSource");
    private static final Set<String> PATHS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final Set<String> DOORS = Set.of(
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.DenyAll",
            "jakarta.annotation.security.RolesAllowed",
            "io.quarkus.security.Authenticated");

    private EdgeRules() {}

    /** Time and chance come in as arguments; only the edge asks the machine for them. */
    static ArchRule timeAndChanceComeIn(DescribedPredicate<JavaClass> edge) {
        return noClasses()
                .that(DescribedPredicate.not(edge))
                .should(callMethodWhere(DescribedPredicate.describe(
                        "it asks the machine for time or chance", EdgeRules::asksTheMachine)))
                .because("what is decided must not depend on when it runs; inject a Clock");
    }

    /** Every endpoint says whom it lets in. */
    static ArchRule doorsAreNamed() {
        return methods()
                .that(DescribedPredicate.describe("answer requests", EdgeRules::answersRequests))
                .should(sayWhomTheyLetIn())
                .allowEmptyShould(true)
                .because("an endpoint without @PermitAll, @Authenticated or @RolesAllowed lets nobody in");
    }

    private static boolean asksTheMachine(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getTarget().getName();
        boolean withoutArguments = call.getTarget().getRawParameterTypes().isEmpty();
        return switch (method) {
            case "now" -> owner.startsWith("java.time.") && withoutArguments;
            case "randomUUID" -> owner.equals("java.util.UUID");
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "random" -> owner.equals("java.lang.Math");
            default -> CLOCKS.contains(owner) && method.startsWith("system");
        };
    }

    private static boolean answersRequests(JavaMethod method) {
        // An interface with paths is a client of somebody else's endpoints.
        return !method.getOwner().isInterface()
                && method.getAnnotations().stream()
                        .map(annotation -> annotation.getRawType())
                        .anyMatch(type ->
                                type.getPackageName().equals("jakarta.ws.rs") && PATHS.contains(type.getSimpleName()));
    }

    private static ArchCondition<JavaMethod> sayWhomTheyLetIn() {
        return new ArchCondition<>("say whom they let in") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean named = hasDoor(method) || hasDoor(method.getOwner());
                events.add(new SimpleConditionEvent(
                        method,
                        named,
                        method.getFullName() + (named ? " says" : " does not say") + " whom it lets in"));
            }
        };
    }

    private static boolean hasDoor(CanBeAnnotated annotated) {
        return DOORS.stream().anyMatch(annotated::isAnnotatedWith);
    }
}
