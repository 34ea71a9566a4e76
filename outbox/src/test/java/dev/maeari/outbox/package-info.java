/** What is promised of the outbox, against the real Kafka and PostgreSQL. */
@NullMarked
package dev.maeari.outbox;

import org.jspecify.annotations.NullMarked;
