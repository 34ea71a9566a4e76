/**
 * Carries the pure function through crashes, rebalances and trouble: Kafka's log in, one PostgreSQL transaction per poll,
 * {@code counts} out.
 */
@NullMarked
package dev.maeari.engagement.counting.worker;

import org.jspecify.annotations.NullMarked;
