package dev.maeari.engagement.counts;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.engagement.Articles;
import dev.maeari.engagement.counts.Timeline.Interval;
import dev.maeari.engagement.counts.Timeline.Span;
import dev.maeari.events.ArticleId;
import dev.maeari.web.Site;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How an article was read over time. */
@Singleton
@Path("/api/engagement/articles/{id}/timeline")
@PermitAll
class TimelineResource {
    private final Articles articles;
    private final TimelineTable table;
    private final Fresh fresh;
    private final Site site;
    private final Clock clock;

    TimelineResource(Articles articles, TimelineTable table, Fresh fresh, Site site, Clock clock) {
        this.articles = articles;
        this.table = table;
        this.fresh = fresh;
        this.site = site;
        this.clock = clock;
    }

    /** Up to now, and the last day by hours or the last thirty days by days, where the request does not say. */
    @GET
    public Uni<Response> timeline(
            @RestPath String id,
            @RestQuery @Nullable String interval,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String after) {
        ArticleId article = ArticleIds.parse(id);
        Interval step = Interval.parse(interval);
        Instant end = Hours.parse("to", to, clock.instant());
        Instant begin = Hours.parse("from", from, end.minus(step.usual()));
        Span span = new Span(step, site.zone(), begin, end);
        return articles.find(article).chain(known -> fresh.answer(after, () -> table.of(article, span)));
    }
}
