/** What was counted, for everybody to read: once, many at a time, and as a stream. */
@NullMarked
package dev.maeari.engagement.counts;

import org.jspecify.annotations.NullMarked;
