package dev.maeari.articles.reading;

import dev.maeari.articles.Articles;
import dev.maeari.articles.Page;
import dev.maeari.articles.Pages;
import dev.maeari.articles.PublishedArticle;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The front page: the newest articles, and behind it the older ones. */
@Path("/")
@PermitAll
class HomePage {
    /** One lead and whole rows of three. */
    private static final int ON_A_PAGE = 13;

    /** Beyond these no database knows a time. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Articles articles;
    private final Cards cards;
    private final Pages pages;
    private final Html html;

    HomePage(Articles articles, Cards cards, Pages pages, Html html) {
        this.articles = articles;
        this.cards = cards;
        this.pages = pages;
        this.html = html;
    }

    @GET
    @Produces(Html.TYPE)
    public Response home(@QueryParam("before") @Nullable String before) {
        Page page = pages.current();
        return before == null ? html.kept(page, () -> made(page, null)) : html.ok(made(page, time(before)), page);
    }

    private TemplateInstance made(Page page, @Nullable Instant before) {
        List<PublishedArticle> found = articles.newest(ON_A_PAGE + 1, before);
        boolean more = found.size() > ON_A_PAGE;
        List<PublishedArticle> shown = more ? found.subList(0, ON_A_PAGE) : found;
        String older = more ? "/?before=" + shown.getLast().publishedAt() : null;
        List<Card> all = cards.of(shown, page);
        boolean lead = before == null && !all.isEmpty();
        return Templates.home(
                page, lead ? all.getFirst() : null, all.subList(lead ? 1 : 0, all.size()), older, before != null);
    }

    private static Instant time(String before) {
        try {
            Instant time = Instant.parse(before);
            if (time.isAfter(FIRST) && time.isBefore(LAST)) {
                return time;
            }
        } catch (DateTimeParseException e) {
            throw new NotFoundException(e);
        }
        throw new NotFoundException();
    }
}
