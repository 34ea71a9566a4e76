/**
 * What the numbers are: a pure function from a state and a batch of the log to a new state and its changes. It knows the
 * events and nothing else: no clock, no configuration, no database (I3).
 */
@NullMarked
package dev.maeari.engagement.counting;

import org.jspecify.annotations.NullMarked;
