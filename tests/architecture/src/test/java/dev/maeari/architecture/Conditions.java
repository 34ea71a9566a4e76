package dev.maeari.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Words that ArchUnit's language lacks. */
final class Conditions {
    private Conditions() {}

    static DescribedPredicate<JavaClass> named(String... names) {
        Set<String> all = Set.of(names);
        return DescribedPredicate.describe("one of " + all, type -> all.contains(type.getName()));
    }

    /** Records, enums and interfaces of that package: they hold something, and do nothing with the world. */
    static boolean isData(String inPackage, JavaClass type) {
        return type.getPackageName().equals(inPackage) && (type.isRecord() || type.isEnum() || type.isInterface());
    }

    /** The classes of those names and what is nested in them. */
    static DescribedPredicate<JavaClass> within(String... names) {
        DescribedPredicate<JavaClass> outermost = named(names);
        return DescribedPredicate.describe(
                "within " + outermost.getDescription(),
                type -> outermost.test(type)
                        || type.getEnclosingClass().filter(within(names)).isPresent());
    }

    static ArchCondition<JavaClass> be(DescribedPredicate<JavaClass> predicate) {
        return new ArchCondition<>("be " + predicate.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type, predicate.test(type), type.getName() + " is " + predicate.getDescription()));
            }
        };
    }
}
