package dev.maeari.engagement;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests that stop or kill the broker or the database of all: none that runs beside others does meanwhile. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(StackKilled.STACK)
public @interface StackKilled {
    String STACK = "dev.maeari.embedded.EmbeddedStack";
}
