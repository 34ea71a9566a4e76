/** Looks at a running site from outside, as its readers do, and says what is wrong and what to do. */
@NullMarked
package dev.maeari.local.checking;

import org.jspecify.annotations.NullMarked;
