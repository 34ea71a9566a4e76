package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import io.opentelemetry.api.trace.Span;

/**
 * A traced request, one event of which is being counted.
 *
 * @param step the counting of it, which ends with the commit
 * @param counter that the event is about
 */
record Cause(Span step, CountKey counter) {}
