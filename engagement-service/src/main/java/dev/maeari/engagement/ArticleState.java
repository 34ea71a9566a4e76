package dev.maeari.engagement;

/** What the log says of an article. */
sealed interface ArticleState {
    /** Counts the changes; the highest wins. */
    long revision();

    /** It can be read. */
    record Published(long revision, KnownArticle article) implements ArticleState {}

    /** It was unpublished or deleted. */
    record Withdrawn(long revision) implements ArticleState {}

    /** Nothing was ever said of it. */
    record Unheard() implements ArticleState {
        @Override
        public long revision() {
            return 0;
        }
    }
}
