package dev.maeari.articles.writing;

import dev.maeari.articles.Article;
import dev.maeari.articles.ArticleCounts;
import dev.maeari.articles.ArticleQuery;
import dev.maeari.articles.Articles;
import dev.maeari.articles.Counters;
import dev.maeari.articles.CurrentAuthor;
import dev.maeari.articles.ElementTexts;
import dev.maeari.articles.Page;
import dev.maeari.articles.Pages;
import dev.maeari.events.ArticleId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The studio's pages: an author's articles, one to write, how its numbers came about, and what an operator decides. */
@Path("/studio")
@RolesAllowed({"author", "operator"})
@Produces(StudioHtml.TYPE)
class StudioPages {
    private static final int ON_A_PAGE = 50;

    private final Articles articles;
    private final Counters counters;
    private final CurrentAuthor current;
    private final ElementTexts texts;
    private final Pages pages;
    private final StudioHtml html;

    StudioPages(
            Articles articles,
            Counters counters,
            CurrentAuthor current,
            ElementTexts texts,
            Pages pages,
            StudioHtml html) {
        this.articles = articles;
        this.counters = counters;
        this.current = current;
        this.texts = texts;
        this.pages = pages;
        this.html = html;
    }

    @GET
    public Response list(@RestQuery @Nullable String after, @RestQuery @Nullable String done) {
        Page page = pages.current();
        ArticleId from = after == null ? null : Articles.id(after);
        ArticleQuery mine = new ArticleQuery(null, null, null, null, null, true, from, ON_A_PAGE + 1);
        List<Article> found = articles.list(mine, current.viewer());
        List<Article> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        String older =
                found.size() > ON_A_PAGE ? "/studio?after=" + shown.getLast().id() : null;
        return html.answer(
                200,
                StudioTemplates.list(
                        page, rows(shown, page), older, done, current.viewer().operator()),
                page);
    }

    @GET
    @Path("articles/new")
    public Response blank() {
        Page page = pages.current();
        return html.editor(200, Sheet.blank(page.site().language()), page);
    }

    @GET
    @Path("articles/{id}")
    public Response editor(@RestPath String id, @RestQuery @Nullable String done) {
        return html.editor(200, Sheet.of(mine(id), done), pages.current());
    }

    @GET
    @Path("articles/{id}/ledger")
    public Response ledger(@RestPath String id) {
        return html.ledger(mine(id), pages.current());
    }

    /** Bursts of views about which an operator decides. */
    @GET
    @Path("held")
    @RolesAllowed("operator")
    public Response held() {
        return html.held(pages.current());
    }

    /** How the system is, which engagement-service shows: it has most of it. Here somebody signs in on the way. */
    @GET
    @Path("operation")
    @RolesAllowed("operator")
    public Response operation() {
        return Response.seeOther(URI.create("/api/engagement/operation"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Where signing in again, in a tab of its own, ends. */
    @GET
    @Path("signed-in")
    public Response signedIn() {
        Page page = pages.current();
        return html.answer(200, StudioTemplates.signedIn(page), page);
    }

    private Article mine(String id) {
        Article article = articles.get(Articles.id(id), current.viewer());
        if (!current.viewer().mayChange(article)) {
            throw new NotFoundException();
        }
        return article;
    }

    private List<Row> rows(List<Article> shown, Page page) {
        Map<ArticleId, ArticleCounts> counts =
                counters.of(shown.stream().map(Article::id).toList());
        return shown.stream()
                .map(article -> Row.of(article, counts.getOrDefault(article.id(), ArticleCounts.NONE), page, texts))
                .toList();
    }
}
