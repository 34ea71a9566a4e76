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
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.WebApplicationException;
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
        Page page = pages.current();
        return html.kept(page, () -> Templates.article(page, stories.of(find(slug), page)));
    }

    private PublishedArticle find(String slug) {
        PublishedArticle article = articles.published(slug)
                .orElseThrow(() -> articles.redirect(slug)
                        .<WebApplicationException>map(ArticlePage::moved)
                        .orElseGet(NotFoundException::new));
        if (!article.slug().equals(slug)) {
            throw moved(article.slug());
        }
        return article;
    }

    /** One address for each article: its own, not a former one or another spelling. */
    private static RedirectionException moved(String slug) {
        return new RedirectionException(Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, Address.ofSlug(slug))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build());
    }
}
