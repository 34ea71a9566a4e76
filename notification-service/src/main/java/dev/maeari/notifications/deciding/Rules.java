package dev.maeari.notifications.deciding;

import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CountAdjusted;
import dev.maeari.events.LikeEvent;
import dev.maeari.events.LikeEvent.ArticleLiked;
import dev.maeari.events.LikeEvent.ArticleUnliked;
import dev.maeari.notifications.Article;
import dev.maeari.notifications.Comment;
import dev.maeari.notifications.Kind;
import dev.maeari.notifications.Notice;
import dev.maeari.notifications.Notice.About;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is told what. Nobody is told of what they did themselves, nobody twice of one comment: whoever is both answered and
 * the article's author gets the reply, which is the more personal of the two. Of articles that were taken back and
 * comments that are gone nobody is told anything.
 */
public final class Rules {

    private Rules() {}

    /** The notices of a comment that became visible. */
    public static List<Notice> of(CommentPublished event, Comment comment, Article article, Instant happenedAt) {
        return switch (comment) {
            case Comment.Gone gone -> List.of();
            case Comment.Visible visible ->
                switch (article) {
                    case Article.Withdrawn withdrawn -> List.of();
                    case Article.Published published -> of(event, visible, published, happenedAt);
                };
        };
    }

    /** The notice of a like, should it be the first one; the deduplication key of the notice decides that. */
    public static List<Notice> of(LikeEvent event, Article article, Instant happenedAt) {
        return switch (event) {
            case ArticleUnliked unliked -> List.of();
            case CountAdjusted adjusted -> List.of();
            case ArticleLiked liked ->
                switch (article) {
                    case Article.Withdrawn withdrawn -> List.of();
                    case Article.Published published ->
                        List.of(new Notice(
                                Kind.FIRST_LIKE, published.authorSubject(), published.id(), null, happenedAt));
                };
        };
    }

    private static List<Notice> of(
            CommentPublished event, Comment.Visible comment, Article.Published article, Instant happenedAt) {
        About about = new About(comment.id(), event.revision(), comment.name(), Excerpt.of(comment.text()));
        String answered = comment.parentAuthorSubject();
        List<Notice> notices = new ArrayList<>();
        if (answered != null && !answered.equals(comment.authorSubject())) {
            notices.add(new Notice(Kind.REPLY, answered, article.id(), about, happenedAt));
        }
        String author = article.authorSubject();
        if (!author.equals(comment.authorSubject()) && !author.equals(answered)) {
            notices.add(new Notice(Kind.COMMENT, author, article.id(), about, happenedAt));
        }
        return List.copyOf(notices);
    }
}
