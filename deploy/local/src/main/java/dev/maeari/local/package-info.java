/** The commands of {@code ./maeari}. */
@NullMarked
package dev.maeari.local;

import org.jspecify.annotations.NullMarked;
