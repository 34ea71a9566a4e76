/** The process that runs the whole system: its components, in order up and in order down. */
@NullMarked
package dev.maeari.local.running;

import org.jspecify.annotations.NullMarked;
