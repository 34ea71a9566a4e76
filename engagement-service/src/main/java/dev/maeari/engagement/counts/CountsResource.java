package dev.maeari.engagement.counts;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.engagement.Articles;
import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
    private final CountsReading reading;
    private final Fresh fresh;

    CountsResource(Articles articles, CountsReading reading, Fresh fresh) {
        this.articles = articles;
        this.reading = reading;
        this.fresh = fresh;
    }

    /** Many articles' counts. */
    record Page(List<?> items) {}

    /** Now, or as they were when the hour of {@code at} began; with their proof, if that is asked for. */
    @GET
    @Path("articles/{id}/counts")
    public Uni<Response> one(
            @RestPath String id,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String at,
            @RestQuery @DefaultValue("false") boolean proof) {
        ArticleId article = ArticleIds.parse(id);
        if (proof && at != null) {
            throw Problem.invalid("proof", "what is proved are the present numbers; leave out at or proof")
                    .exception();
        }
        Set<ArticleId> asked = Set.of(article);
        Supplier<List<?>> read = reading.of(asked, at, after);
        return articles.find(article)
                .chain(known -> proof
                        ? fresh.answer(after, () -> reading.proved(article))
                        : answer(reading.kept(asked, at, after), after, read, List::getFirst));
    }

    /** In the order asked for; an article that nobody has acted on, or that nobody knows, is all zeros. */
    @GET
    @Path("counts")
    public Uni<Response> many(
            @RestQuery List<String> article, @RestQuery @Nullable String after, @RestQuery @Nullable String at) {
        Set<ArticleId> asked = ArticleList.parse(article);
        Supplier<List<?>> read = reading.of(asked, at, after);
        return answer(reading.kept(asked, at, after), after, read, Page::new);
    }

    private Uni<Response> answer(
            @Nullable List<?> kept, @Nullable String after, Supplier<List<?>> read, Function<List<?>, Object> body) {
        return kept != null ? fresh.answer(body.apply(kept)) : fresh.answer(after, () -> body.apply(read.get()));
    }
}
