package dev.maeari.notifications.delivering;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import dev.maeari.notifications.Kind;
import java.time.Instant;
import java.util.UUID;

/**
 * A notice on its way to a person, claimed by this process.
 *
 * @param happenedAt when what it tells of happened
 */
record Delivery(
        UUID id,
        Kind kind,
        String recipient,
        ArticleId articleId,
        CommentId commentId,
        Instant happenedAt,
        DeliveryState.Sending state) {}
