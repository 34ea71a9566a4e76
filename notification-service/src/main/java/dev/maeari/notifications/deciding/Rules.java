package dev.maeari.notifications.deciding;

import dev.maeari.notifications.Article;
import dev.maeari.notifications.Comment;
import dev.maeari.notifications.Excerpt;
import dev.maeari.notifications.Kind;
import dev.maeari.notifications.Notice;
import dev.maeari.notifications.Notice.About;
import dev.maeari.notifications.deciding.Occasion.Commented;
import dev.maeari.notifications.deciding.Occasion.Liked;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is told what. Nobody is told of what they did themselves, nobody twice of one comment: whoever is both answered and
 * the article's author gets the reply, which is the more personal of the two. Of comments that are gone nobody is told
 * anything, and nothing is decided about an article that is not public.
 */
public final class Rules {

    private Rules() {}

    /** The notices of a comment that became visible, given what it is by now. */
    public static List<Notice> of(Commented occasion, Comment comment, Article.Published article) {
        return switch (comment) {
            case Comment.Gone gone -> List.of();
            case Comment.Visible visible -> of(occasion, visible, article);
        };
    }

    /** The notice of a like, should it be the first one; the deduplication key of the notice decides that. */
    public static List<Notice> of(Liked occasion, Article.Published article) {
        return List.of(new Notice(Kind.FIRST_LIKE, article.authorSubject(), article.id(), null, occasion.happenedAt()));
    }

    private static List<Notice> of(Commented occasion, Comment.Visible comment, Article.Published article) {
        About about = new About(
                comment.id(),
                occasion.revision(),
                comment.name(),
                Excerpt.of(comment.text()).text());
        String answered = comment.parentAuthorSubject();
        List<Notice> notices = new ArrayList<>();
        if (answered != null && !answered.equals(comment.authorSubject())) {
            notices.add(new Notice(Kind.REPLY, answered, article.id(), about, occasion.happenedAt()));
        }
        String author = article.authorSubject();
        if (!author.equals(comment.authorSubject()) && !author.equals(answered)) {
            notices.add(new Notice(Kind.COMMENT, author, article.id(), about, occasion.happenedAt()));
        }
        return List.copyOf(notices);
    }
}
