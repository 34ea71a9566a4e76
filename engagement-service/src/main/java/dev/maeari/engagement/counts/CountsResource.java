package dev.maeari.engagement.counts;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.engagement.Articles;
import dev.maeari.engagement.counts.Proof.Proved;
import dev.maeari.events.ArticleId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
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
    private final ProofTable proofs;
    private final Fresh fresh;

    CountsResource(Articles articles, CountsTable table, ProofTable proofs, Fresh fresh) {
        this.articles = articles;
        this.table = table;
        this.proofs = proofs;
        this.fresh = fresh;
    }

    /** Many articles' counts. */
    record Page(List<Counts> items) {}

    @GET
    @Path("articles/{id}/counts")
    public Uni<Response> one(
            @RestPath String id, @RestQuery @Nullable String after, @RestQuery @DefaultValue("false") boolean proof) {
        ArticleId article = ArticleIds.parse(id);
        return articles.find(article)
                .chain(known -> fresh.answer(after, () -> proof ? proved(article) : counts(article)));
    }

    private Counts counts(ArticleId article) {
        return table.of(List.of(article)).getFirst();
    }

    /** The positions are read first, so that the numbers reflect at least what they say. */
    private Proved proved(ArticleId article) {
        Proof proof = proofs.of(article);
        return new Proved(counts(article), proof);
    }

    /** In the order asked for; an article that nobody has acted on, or that nobody knows, is all zeros. */
    @GET
    @Path("counts")
    public Uni<Response> many(@RestQuery List<String> article, @RestQuery @Nullable String after) {
        Set<ArticleId> asked = ArticleList.parse(article);
        return fresh.answer(after, () -> new Page(table.of(asked)));
    }
}
