package dev.maeari.engagement;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Tests with topics and a database of their own: they wait most of their time, and run while other classes do. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = BesideOthers.Locks.class)
public @interface BesideOthers {
    /** Each class has one lock to itself, which keeps its methods one after another. */
    final class Locks implements ResourceLocksProvider {
        @Override
        public Set<Lock> provideForClass(Class<?> test) {
            return Set.of(
                    new Lock(StackKilled.STACK, ResourceAccessMode.READ),
                    new Lock(test.getName(), ResourceAccessMode.READ_WRITE));
        }
    }
}
