package dev.maeari.engagement.comments;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.engagement.Articles;
import dev.maeari.engagement.Ids;
import dev.maeari.engagement.KnownArticle;
import dev.maeari.engagement.comments.CommentsPage.Draft;
import dev.maeari.engagement.comments.CommentsPage.Item;
import dev.maeari.events.ArticleId;
import dev.maeari.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
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
                        slug(id),
                        language.getLanguage(),
                        items,
                        list.next(),
                        list.canComment(),
                        !list.signedIn(),
                        null,
                        Draft.empty(freshKey())));
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
                encoded(known.slug()),
                language.getLanguage(),
                List.of(),
                null,
                viewers.mayWrite(),
                !viewers.signedIn(),
                CommentForm.say(e.problem(), Languages.messages(language)),
                form.draft(e.problem(), freshKey()));
        return html(e.problem().status(), page);
    }

    /** To the article's comments, wherever its reader is now. */
    Response backToArticle(ArticleId id) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/articles/" + slug(id) + "#comments")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private String freshKey() {
        return ids.random().toString();
    }

    private String slug(ArticleId id) {
        return articles.lookUp(id).map(KnownArticle::slug).map(Pages::encoded).orElse("");
    }

    private static String encoded(String slug) {
        return URLEncoder.encode(slug, UTF_8).replace("+", "%20");
    }

    private static Response html(int status, CommentsPage page) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(page.html())
                .build();
    }
}
