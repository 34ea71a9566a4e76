package dev.maeari.engagement.counts;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.engagement.Articles;
import dev.maeari.engagement.counts.Proof.Proved;
import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
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
    private final ProofTable proofs;
    private final Fresh fresh;
    private final Clock clock;

    CountsResource(
            Articles articles,
            CountsTable table,
            TimelineTable timeline,
            ProofTable proofs,
            Fresh fresh,
            Clock clock) {
        this.articles = articles;
        this.table = table;
        this.timeline = timeline;
        this.proofs = proofs;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** Many articles' counts. */
    record Page(List<?> items) {}

    /** Now, or as they were when the hour of {@code at} began. */
    @GET
    @Path("articles/{id}/counts")
    public Uni<Response> one(
            @RestPath String id,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String at,
            @RestQuery @DefaultValue("false") boolean proof) {
        ArticleId article = ArticleIds.parse(id);
        Supplier<List<?>> read = read(Set.of(article), at);
        if (proof && at != null) {
            throw Problem.of(400, "invalid", "What is proved is the number of now; leave out at or proof.")
                    .at("proof")
                    .exception();
        }
        return articles.find(article)
                .chain(known -> fresh.answer(
                        after, () -> proof ? proved(article) : read.get().getFirst()));
    }

    /** The positions are read first, so that the numbers reflect at least what they say. */
    private Proved proved(ArticleId article) {
        Proof proof = proofs.of(article);
        return new Proved(table.of(List.of(article)).getFirst(), proof);
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
