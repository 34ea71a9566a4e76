package dev.maeari.notifications.deciding.channels;

import dev.maeari.events.ArticleEvent;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent;
import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CountAdjusted;
import dev.maeari.events.LikeEvent;
import dev.maeari.notifications.Article;
import dev.maeari.notifications.Articles;
import dev.maeari.notifications.Comment;
import dev.maeari.notifications.Comments;
import dev.maeari.notifications.Notice;
import dev.maeari.notifications.Notices;
import dev.maeari.notifications.deciding.Rules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Gathers what the rules need, asks them, and writes their notices in one transaction. */
@ApplicationScoped
class Telling {
    private final Articles articles;
    private final Comments comments;
    private final Notices notices;
    private final LikedBefore likedBefore = new LikedBefore();

    Telling(Articles articles, Comments comments, Notices notices) {
        this.articles = articles;
        this.comments = comments;
        this.notices = notices;
    }

    void on(ArticleEvent event) {
        articles.keep(event);
    }

    void on(CommentEvent event, Instant happenedAt) {
        switch (event) {
            case CommentPublished published -> {
                Article article = article(published.articleId());
                Comment comment = comments.read(published.commentId());
                write(Rules.of(published, comment, article, happenedAt));
            }
            case CountAdjusted adjusted -> {
                // A decision about a number is nobody's comment.
            }
            case CommentHidden hidden -> QuarkusTransaction.requiringNew().run(() -> notices.withdraw(hidden));
        }
    }

    void on(LikeEvent event, Instant happenedAt) {
        ArticleId article = event.articleId();
        if (!likedBefore.contains(article)) {
            List<Notice> first = Rules.of(event, article(article), happenedAt);
            write(first);
            if (!first.isEmpty()) {
                likedBefore.add(article);
            }
        }
    }

    private void write(List<Notice> decided) {
        if (!decided.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> decided.forEach(notices::add));
        }
    }

    private Article article(ArticleId id) {
        return articles.find(id).orElseThrow(() -> new UnheardArticle(id));
    }
}
