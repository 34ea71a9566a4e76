package dev.maeari.notifications;

import dev.maeari.events.ArticleId;

/** What this service knows of an article. */
public sealed interface Article {

    /** It can be read; its author is told what happens to it. */
    record Published(ArticleId id, String authorSubject, String title, String slug) implements Article {}

    /** It was taken back or deleted: nobody is told anything about it. */
    record Withdrawn(ArticleId id) implements Article {}
}
