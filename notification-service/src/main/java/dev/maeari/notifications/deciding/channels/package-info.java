/** Feeds the rules from the log: three channels, one failure policy, one transaction per record. */
@NullMarked
package dev.maeari.notifications.deciding.channels;

import org.jspecify.annotations.NullMarked;
