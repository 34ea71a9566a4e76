package dev.maeari.notifications.deciding.channels;

import dev.maeari.events.ArticleEvent;
import dev.maeari.events.CommentEvent;
import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CountAdjusted;
import dev.maeari.events.LikeEvent;
import dev.maeari.events.LikeEvent.ArticleLiked;
import dev.maeari.events.LikeEvent.ArticleUnliked;
import dev.maeari.notifications.Article;
import dev.maeari.notifications.Articles;
import dev.maeari.notifications.Comments;
import dev.maeari.notifications.Notice;
import dev.maeari.notifications.Notices;
import dev.maeari.notifications.deciding.Occasion;
import dev.maeari.notifications.deciding.Occasion.Commented;
import dev.maeari.notifications.deciding.Occasion.Liked;
import dev.maeari.notifications.deciding.Rules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Gathers what the rules need, asks them, and writes their notices in one transaction. What happened to an article that is
 * not public is held: the topics have no order between them, and the revision that makes it public may be on the log.
 */
@ApplicationScoped
class Telling {
    private final Articles articles;
    private final Comments comments;
    private final Notices notices;
    private final Held held;
    private final LikedBefore likedBefore = new LikedBefore();

    Telling(Articles articles, Comments comments, Notices notices, Held held) {
        this.articles = articles;
        this.comments = comments;
        this.notices = notices;
        this.held = held;
    }

    void on(ArticleEvent event) {
        articles.keep(event);
    }

    void on(CommentEvent event, Instant happenedAt) {
        switch (event) {
            case CommentPublished published ->
                tellOrHold(
                        new Commented(published.articleId(), published.commentId(), published.revision(), happenedAt));
            case CountAdjusted adjusted -> {
                // A decision about a number is nobody's comment.
            }
            case CommentHidden hidden ->
                QuarkusTransaction.requiringNew().run(() -> {
                    held.forget(hidden);
                    notices.withdraw(hidden);
                });
        }
    }

    void on(LikeEvent event, Instant happenedAt) {
        switch (event) {
            case ArticleUnliked unliked -> {}
            case CountAdjusted adjusted -> {
                // Nor anybody's like.
            }
            case ArticleLiked liked -> {
                if (!likedBefore.contains(liked.articleId())) {
                    tellOrHold(new Liked(liked.articleId(), happenedAt));
                    likedBefore.add(liked.articleId());
                }
            }
        }
    }

    /** What was held and can be told by now; does nothing if it can't, or another process was faster. */
    void release(Occasion occasion) {
        if (articles.find(occasion.articleId()) instanceof Article.Published article) {
            List<Notice> decided = decide(occasion, article);
            QuarkusTransaction.requiringNew().run(() -> {
                if (held.take(occasion)) {
                    decided.forEach(notices::add);
                }
            });
        }
    }

    private void tellOrHold(Occasion occasion) {
        switch (articles.find(occasion.articleId())) {
            case Article.Published article -> write(decide(occasion, article));
            case Article.NotPublic notPublic -> held.keep(occasion);
            case Article.Deleted deleted -> {}
        }
    }

    private List<Notice> decide(Occasion occasion, Article.Published article) {
        return switch (occasion) {
            case Commented commented -> Rules.of(commented, comments.read(commented.commentId()), article);
            case Liked liked -> Rules.of(liked, article);
        };
    }

    private void write(List<Notice> decided) {
        if (!decided.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> decided.forEach(notices::add));
        }
    }
}
