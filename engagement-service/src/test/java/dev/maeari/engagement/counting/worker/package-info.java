/** Counting against the real Kafka and PostgreSQL, put together by hand. */
@NullMarked
package dev.maeari.engagement.counting.worker;

import org.jspecify.annotations.NullMarked;
