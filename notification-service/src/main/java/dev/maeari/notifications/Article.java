package dev.maeari.notifications;

import dev.maeari.events.ArticleId;

/** What this service knows of an article. */
public sealed interface Article {

    /** It can be read; its author is told what happens to it. */
    record Published(ArticleId id, String authorSubject, String title, String slug) implements Article {}

    /**
     * It was taken back, or the log has not told of it yet. It may be public in its next revision, which may be on the log
     * already: what is to be told of it waits.
     */
    record NotPublic(ArticleId id) implements Article {}

    /** It is gone for ever: nobody is told anything about it. */
    record Deleted(ArticleId id) implements Article {}
}
