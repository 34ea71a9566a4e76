/**
 * The real Apache Kafka and PostgreSQL as child processes, from Maven's artifacts: for the local stack and for tests.
 *
 * <p>A test needs one line; both are started once for the JVM, and are gone with it, however it ends:
 *
 * {@snippet :
 * EmbeddedStack stack = EmbeddedStack.shared();
 * Topics topics = stack.topics("articles-test.", 3); // creates them
 * Database database = stack.database("articles"); // empty, with its own user
 * }
 */
@NullMarked
package dev.maeari.embedded;

import org.jspecify.annotations.NullMarked;
