package dev.maeari.events;

/**
 * Something that has happened to an article. The sealed interfaces below are one per topic; the types that a topic may
 * carry are the records that its interface permits.
 *
 * <p>No event holds a direct identifier of a person (I5): ids, counts and what the publication itself publishes only.
 */
public sealed interface Event permits ArticleEvent, ViewEvent, LikeEvent, CommentEvent, CountsEvent {

    /** The article that it happened to; it decides the partition, so that one article's events stay in order. */
    ArticleId articleId();

    /** The key of the record in Kafka: the article's id, but for counts, which add the counter's name. */
    default String key() {
        return articleId().toString();
    }
}
