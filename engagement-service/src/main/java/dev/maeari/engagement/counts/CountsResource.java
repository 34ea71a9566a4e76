package dev.maeari.engagement.counts;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.engagement.Articles;
import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The numbers of one article or of many. */
@Singleton
@Path("/api/engagement")
@PermitAll
class CountsResource {
    private final Articles articles;
    private final CountsTable table;
    private final TimelineTable timeline;
    private final Fresh fresh;
    private final Clock clock;

    CountsResource(Articles articles, CountsTable table, TimelineTable timeline, Fresh fresh, Clock clock) {
        this.articles = articles;
        this.table = table;
        this.timeline = timeline;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** Many articles' counts. */
    record Page(List<?> items) {}

    /** Now, or as they were when the hour of {@code at} began. */
    @GET
    @Path("articles/{id}/counts")
    public Uni<Response> one(@RestPath String id, @RestQuery @Nullable String after, @RestQuery @Nullable String at) {
        ArticleId article = ArticleIds.parse(id);
        Supplier<List<?>> read = read(Set.of(article), at);
        return articles.find(article)
                .chain(known -> fresh.answer(after, () -> read.get().getFirst()));
    }

    /** In the order asked for; an article that nobody has acted on, or that nobody knows, is all zeros. */
    @GET
    @Path("counts")
    public Uni<Response> many(
            @RestQuery List<String> article, @RestQuery @Nullable String after, @RestQuery @Nullable String at) {
        Supplier<List<?>> read = read(ArticleList.parse(article), at);
        return fresh.answer(after, () -> new Page(read.get()));
    }

    private Supplier<List<?>> read(Set<ArticleId> asked, @Nullable String at) {
        if (at == null) {
            return () -> table.of(asked);
        }
        Instant now = clock.instant();
        Instant then = Hours.parse("at", at, now);
        if (then.isAfter(now)) {
            throw Problem.of(400, "invalid", "at must be a past time").at("at").exception();
        }
        return () -> timeline.at(asked, Hours.of(then));
    }
}
