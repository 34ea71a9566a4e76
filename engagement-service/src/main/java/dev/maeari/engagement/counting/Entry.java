package dev.maeari.engagement.counting;

import dev.maeari.events.ArticleId;
import dev.maeari.events.Event;
import dev.maeari.events.Position;
import org.jspecify.annotations.Nullable;

/**
 * One record of the log as counting sees it.
 *
 * @param appendedAt the broker's append time, in milliseconds
 * @param origin where a replayed dead letter first stood
 */
public record Entry(long offset, long appendedAt, @Nullable Position origin, Content content) {

    /** What the record holds. */
    public sealed interface Content {}

    /** An event. */
    public record Happened(Event event) implements Content {}

    /**
     * A type of a newer version.
     *
     * @param about the article, if the key names one of this partition
     */
    public record Unknown(@Nullable ArticleId about) implements Content {}

    /**
     * A dead letter.
     *
     * @param about the article, if the key names one of this partition
     */
    public record Unreadable(@Nullable ArticleId about) implements Content {}
}
