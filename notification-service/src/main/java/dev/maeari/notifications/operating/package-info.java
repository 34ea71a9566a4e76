/** What those who run the site see of this service. */
@NullMarked
package dev.maeari.notifications.operating;

import org.jspecify.annotations.NullMarked;
