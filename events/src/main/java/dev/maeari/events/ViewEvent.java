package dev.maeari.events;

/** A page was looked at, on the topic {@link Topic#VIEWS}. */
public sealed interface ViewEvent extends Event {

    /** A visitor opened the article. Whether this counts is decided by the visit gap, when the log is counted. */
    record ArticleViewed(ArticleId articleId, VisitorId visitor) implements ViewEvent {}
}
