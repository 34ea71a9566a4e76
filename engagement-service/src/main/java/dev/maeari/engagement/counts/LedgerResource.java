package dev.maeari.engagement.counts;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.engagement.Articles;
import dev.maeari.events.ArticleId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** "Where did my views go?", for those who write and those who run the site. */
@Singleton
@Path("/api/engagement/articles/{id}/ledger")
@RolesAllowed({"author", "moderator", "operator"})
class LedgerResource {
    private final Articles articles;
    private final LedgerTable table;
    private final Fresh fresh;

    LedgerResource(Articles articles, LedgerTable table, Fresh fresh) {
        this.articles = articles;
        this.table = table;
        this.fresh = fresh;
    }

    @GET
    public Uni<Response> ledger(@RestPath String id, @RestQuery @Nullable String after) {
        ArticleId article = ArticleIds.parse(id);
        return articles.find(article).chain(known -> fresh.answer(after, () -> table.of(article)));
    }
}
