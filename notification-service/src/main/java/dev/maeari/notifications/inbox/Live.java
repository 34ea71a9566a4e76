package dev.maeari.notifications.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a live stream says.
 *
 * @param unread in the inbox now
 * @param item what came in; null if only the number is news
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Live(long unread, @Nullable InboxItem item) {}
