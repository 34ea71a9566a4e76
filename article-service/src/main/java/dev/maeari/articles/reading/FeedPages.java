package dev.maeari.articles.reading;

import dev.maeari.articles.Articles;
import dev.maeari.articles.Language;
import dev.maeari.articles.Pages;
import dev.maeari.articles.PublishedArticle;
import dev.maeari.web.Site;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What programs read: the feed, the map of the site, and what robots may do. */
@Path("/")
@PermitAll
class FeedPages {
    private static final int IN_FEED = 30;
    /** Of the 50,000 that a sitemap may have (sitemaps.org) what is made at once in a few megabytes. */
    private static final int IN_SITEMAP = 10_000;

    private static final String KEPT = "public, max-age=60";

    private final Articles articles;
    private final Summaries summaries;
    private final KeptPages kept;
    private final Pages pages;
    private final Site site;

    FeedPages(Articles articles, Summaries summaries, KeptPages kept, Pages pages, Site site) {
        this.articles = articles;
        this.summaries = summaries;
        this.kept = kept;
        this.pages = pages;
        this.site = site;
    }

    @GET
    @Path("feed.xml")
    @Produces("application/rss+xml;charset=UTF-8")
    public Response rss() {
        return xml("application/rss+xml", this::feed);
    }

    @GET
    @Path("sitemap.xml")
    @Produces("application/xml;charset=UTF-8")
    public Response sitemap() {
        return xml("application/xml", this::map);
    }

    @GET
    @Path("robots.txt")
    @Produces("text/plain;charset=UTF-8")
    public Response robots() {
        String text = """
                User-agent: *
                Disallow: /api/
                Disallow: /studio
                Disallow: /sign-in
                Disallow: /sign-out
                Disallow: /newsletter/

                Sitemap: %s
                """.formatted(site.address("/sitemap.xml"));
        return Response.ok(text).header(HttpHeaders.CACHE_CONTROL, KEPT).build();
    }

    private TemplateInstance feed() {
        List<Entry> entries =
                articles.newest(IN_FEED, null).stream().map(this::entry).toList();
        return Templates.feed(site.name(), site.address("/"), site.language(), entries);
    }

    private TemplateInstance map() {
        List<Landmark> landmarks = articles.whereabouts(IN_SITEMAP).stream()
                .map(article -> new Landmark(site.address(Address.ofSlug(article.slug())), article.updatedAt()))
                .toList();
        return Templates.sitemap(site.address("/"), landmarks);
    }

    /** In the site's language, whoever asks, and made once for those who ask at the same time. */
    private Response xml(String type, Supplier<TemplateInstance> template) {
        Locale locale = Language.of(site.language()).orElse(Language.EN).locale();
        Rendered xml = kept.get(
                pages.current(),
                () -> Rendered.of(template.get().setLocale(locale).render().strip()));
        return Response.ok(xml.bytes(), type + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, KEPT)
                .build();
    }

    private Entry entry(PublishedArticle article) {
        return new Entry(
                article,
                site.address(Address.of(article)),
                summaries.of(article),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        article.publishedAt().atOffset(ZoneOffset.UTC)));
    }
}
