/**
 * The proof (I8): the numbers are computed again from the log and compared with what the tables hold, on request, all the
 * time in the background, and mended by adding what is missing.
 */
@NullMarked
package dev.maeari.engagement.counting.recounting;

import org.jspecify.annotations.NullMarked;
