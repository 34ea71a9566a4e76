/** Bursts of views that are held until an operator decides. */
@NullMarked
package dev.maeari.local.held;

import org.jspecify.annotations.NullMarked;
