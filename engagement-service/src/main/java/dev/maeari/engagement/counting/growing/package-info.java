/** Adds partitions to the topics, so that no record is counted twice and none is missed. */
@NullMarked
package dev.maeari.engagement.counting.growing;

import org.jspecify.annotations.NullMarked;
