/** What the tests of all services share: the real Kafka and PostgreSQL, and people with tokens. */
@NullMarked
package dev.maeari.testing;

import org.jspecify.annotations.NullMarked;
