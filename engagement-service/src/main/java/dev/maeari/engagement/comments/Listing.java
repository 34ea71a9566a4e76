package dev.maeari.engagement.comments;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.engagement.Articles;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import dev.maeari.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads comments for those who may see them; a list is one query. */
@ApplicationScoped
class Listing {
    private final Articles articles;
    private final Comments comments;

    Listing(Articles articles, Comments comments) {
        this.articles = articles;
        this.comments = comments;
    }

    /**
     * A page of an article's comments.
     *
     * @throws ProblemException 400, or as {@link Articles#require}
     */
    CommentList list(String article, @Nullable String limit, @Nullable String after, Viewer viewer) {
        int most = Inputs.limit(limit);
        CommentId behind = Inputs.commentId("after", after);
        ArticleId id = articles.require(ArticleIds.parse(article)).id();
        return CommentList.of(comments.list(new Slice(id, behind, most + 1, viewer.moderator())), most, viewer);
    }

    /**
     * One comment, for our own services.
     *
     * @throws ProblemException 404
     */
    CommentForService one(CommentId id) {
        Comment comment = comments.find(id).orElseThrow(Inputs::unknownComment);
        return new CommentForService(
                CommentView.of(comment, Viewer.SERVICE),
                comment.subject(),
                Optional.ofNullable(comment.parentId())
                        .flatMap(comments::find)
                        .map(Comment::subject)
                        .orElse(null),
                comment.visible());
    }
}
