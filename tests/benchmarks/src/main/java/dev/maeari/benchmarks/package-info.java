/** Speed, measured from outside on the packaged services, with a yardstick beside each number. */
@NullMarked
package dev.maeari.benchmarks;

import org.jspecify.annotations.NullMarked;
