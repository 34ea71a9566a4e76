package dev.maeari.notifications.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of an inbox, the newest first.
 *
 * @param next to be given as {@code after} for the next page; null on the last
 * @param unread in the whole inbox
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record InboxPage(List<InboxItem> items, @Nullable UUID next, long unread) {}
