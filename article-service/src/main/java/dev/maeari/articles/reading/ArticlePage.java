package dev.maeari.articles.reading;

import dev.maeari.articles.Articles;
import dev.maeari.articles.Page;
import dev.maeari.articles.Pages;
import dev.maeari.articles.PublishedArticle;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** An article, with its numbers, its like and its comments. */
@Path("/articles/{slug}")
@PermitAll
class ArticlePage {
    private final Articles articles;
    private final Stories stories;
    private final Pages pages;
    private final Html html;

    ArticlePage(Articles articles, Stories stories, Pages pages, Html html) {
        this.articles = articles;
        this.stories = stories;
        this.pages = pages;
        this.html = html;
    }

    @GET
    @Produces(Html.TYPE)
    public Response article(@PathParam("slug") String slug) {
        return articles.published(slug)
                .map(article -> article.slug().equals(slug) ? show(article) : moved(article.slug()))
                .or(() -> articles.redirect(slug).map(ArticlePage::moved))
                .orElseThrow(NotFoundException::new);
    }

    private Response show(PublishedArticle article) {
        Page page = pages.current();
        return html.ok(Templates.article(page, stories.of(article, page)), page);
    }

    /** One address for each article: its own, not a former one or another spelling. */
    private static Response moved(String slug) {
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, Address.ofSlug(slug))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }
}
