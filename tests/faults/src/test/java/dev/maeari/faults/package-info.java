/** The packaged system under faults: load from outside, something breaks, and the log judges what was counted. */
@NullMarked
package dev.maeari.faults;

import org.jspecify.annotations.NullMarked;
