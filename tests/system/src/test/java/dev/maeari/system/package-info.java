/** The whole system as the launcher starts it, seen from outside: its HTTP surface, its log, and processes that are killed. */
@NullMarked
package dev.maeari.system;

import org.jspecify.annotations.NullMarked;
