/** Brings notices to people outside the inbox: states, retries, outlets, dead letters. */
@NullMarked
package dev.maeari.notifications.delivering;

import org.jspecify.annotations.NullMarked;
