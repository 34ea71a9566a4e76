package dev.maeari.engagement.comments;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.engagement.Articles;
import dev.maeari.engagement.Ids;
import dev.maeari.engagement.KnownArticle;
import dev.maeari.engagement.Languages;
import dev.maeari.engagement.comments.CommentsPage.Draft;
import dev.maeari.engagement.comments.CommentsPage.Item;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import dev.maeari.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers for browsers without JavaScript. */
@ApplicationScoped
class Pages {
    private final Listing listing;
    private final Articles articles;
    private final Languages languages;
    private final Ids ids;

    Pages(Listing listing, Articles articles, Languages languages, Ids ids) {
        this.listing = listing;
        this.articles = articles;
        this.languages = languages;
        this.ids = ids;
    }

    /** The page of an article's comments. */
    Response list(String article, @Nullable String lang, @Nullable String after, Viewer viewer) {
        CommentId behind = Inputs.commentId("after", after);
        CommentList list = listing.list(article, null, after, viewer);
        Locale language = languages.choose(lang);
        List<Item> items = list.items().stream()
                .map(comment -> new Item(comment, languages.show(comment.createdAt(), language)))
                .toList();
        ArticleId id = ArticleIds.parse(article);
        return html(
                        200,
                        new CommentsPage(
                                id,
                                path(id),
                                language.getLanguage(),
                                items,
                                behind,
                                list.next(),
                                list.canComment(),
                                !list.signedIn(),
                                null,
                                Draft.empty(freshKey())))
                .build();
    }

    /**
     * The form again with what was written, and what is wrong with it; without the list, which may be what can't be had.
     *
     * @throws ProblemException if there is no article to come back to
     */
    Response again(String article, @Nullable String lang, CommentForm form, ProblemException e, Viewers viewers) {
        Locale language = languages.choose(lang);
        KnownArticle known = articles.lookUp(ArticleIds.parse(article)).orElseThrow(() -> e);
        CommentsPage page = new CommentsPage(
                known.id(),
                known.path(),
                language.getLanguage(),
                List.of(),
                null,
                null,
                viewers.mayWrite(),
                !viewers.signedIn(),
                CommentForm.say(e.problem(), Languages.messages(CommentMessages.class, language)),
                form.draft(e.problem(), freshKey()));
        return html(e.problem().status(), page)
                .header(HttpHeaders.RETRY_AFTER, e.retryAfter())
                .build();
    }

    /** To the article, which says that the comment is published: the part of the list that it shows first may lack it. */
    Response backToArticle(ArticleId id) {
        return back(path(id) + "#commented");
    }

    /** To the part of the list where the form stood that changed this comment. */
    Response backToList(Comment comment, @Nullable String lang, @Nullable CommentId after) {
        return back("/api/engagement/articles/%s/comments/page?lang=%s%s#comment-%s"
                .formatted(
                        comment.articleId(),
                        languages.choose(lang).getLanguage(),
                        after == null ? "" : "&after=" + after,
                        comment.id()));
    }

    private static Response back(String location) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private String freshKey() {
        return ids.random().toString();
    }

    private String path(ArticleId id) {
        return articles.lookUp(id).map(KnownArticle::path).orElse("/");
    }

    private static Response.ResponseBuilder html(int status, CommentsPage page) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(page.html());
    }
}
