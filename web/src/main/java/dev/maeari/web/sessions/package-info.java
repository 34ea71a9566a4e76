/** Sessions that have ended before their tokens are out of date, and are good for nothing from then on (docs/adr/0058). */
@NullMarked
package dev.maeari.web.sessions;

import org.jspecify.annotations.NullMarked;
