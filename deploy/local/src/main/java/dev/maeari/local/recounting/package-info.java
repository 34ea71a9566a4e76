/** Has the running system compute its numbers from the log again. */
@NullMarked
package dev.maeari.local.recounting;

import org.jspecify.annotations.NullMarked;
