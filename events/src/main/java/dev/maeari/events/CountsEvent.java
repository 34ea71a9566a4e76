package dev.maeari.events;

/** A number of an article, on the compacted topic {@link Topic#COUNTS}. */
public sealed interface CountsEvent extends Event {

    /**
     * The count after a change. A consumer keeps the newest version per counter and drops what is not newer.
     *
     * @param counter the counter's name, such as {@code views}
     * @param value the count as it is shown
     * @param version the point of the log that it reflects: {@code generation-position}, compared as two numbers
     */
    record CountChanged(ArticleId articleId, String counter, long value, CountVersion version) implements CountsEvent {

        @Override
        public String key() {
            return articleId + "/" + counter;
        }
    }
}
