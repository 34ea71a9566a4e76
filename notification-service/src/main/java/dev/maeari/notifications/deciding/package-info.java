/** Who is told what: pure rules, events and facts in, notices out. */
@NullMarked
package dev.maeari.notifications.deciding;

import org.jspecify.annotations.NullMarked;
