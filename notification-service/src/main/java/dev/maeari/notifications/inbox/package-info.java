/** What a person sees when they look: the list, and the live bell. */
@NullMarked
package dev.maeari.notifications.inbox;

import org.jspecify.annotations.NullMarked;
