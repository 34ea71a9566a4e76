/**
 * Reliable sending: {@link dev.maeari.outbox.Outbox#append} writes an event in the transaction of the change that it tells
 * of, and one relay at a time carries the rows to Kafka. Delivery is at least once; consumers are idempotent.
 */
@NullMarked
package dev.maeari.outbox;

import org.jspecify.annotations.NullMarked;
