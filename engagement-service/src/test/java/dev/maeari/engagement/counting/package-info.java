/** The pure function against an oracle that knows none of its classes. */
@NullMarked
package dev.maeari.engagement.counting;

import org.jspecify.annotations.NullMarked;
