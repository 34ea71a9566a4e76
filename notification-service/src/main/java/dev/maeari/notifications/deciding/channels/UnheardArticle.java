package dev.maeari.notifications.deciding.channels;

import dev.maeari.events.ArticleId;

/** The log has not told of the article yet: its topic is read beside the others, and may be a little behind. No stack trace: it is no failure. */
final class UnheardArticle extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnheardArticle(ArticleId id) {
        super("the article " + id + " is on no record of the articles topic that was read so far", null, false, false);
    }
}
