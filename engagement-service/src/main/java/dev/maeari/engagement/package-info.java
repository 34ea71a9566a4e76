/** The event streams, the counts made of them, likes and comments. */
@NullMarked
package dev.maeari.engagement;

import org.jspecify.annotations.NullMarked;
