/** What a person wants to be mailed about, and the one click that ends it. */
@NullMarked
package dev.maeari.notifications.preferences;

import org.jspecify.annotations.NullMarked;
