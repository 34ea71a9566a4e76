package dev.maeari.engagement.counts;

import dev.maeari.engagement.Articles;
import dev.maeari.engagement.Limit;
import dev.maeari.engagement.counts.Trending.Window;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is read most at present, of what can be read. */
@Singleton
@Path("/api/engagement/trending")
@PermitAll
class TrendingResource {
    private static final int OTHERWISE = 10;
    private static final int MOST = 100;

    private final Articles articles;
    private final TrendingTable table;

    TrendingResource(Articles articles, TrendingTable table) {
        this.articles = articles;
        this.table = table;
    }

    @GET
    @Blocking
    public Trending trending(@RestQuery @Nullable String window, @RestQuery @Nullable String limit) {
        int most = Limit.of(limit, OTHERWISE, MOST);
        return new Trending(
                table.within(Window.parse(window)).stream()
                        .filter(item -> articles.lookUp(item.articleId()).isPresent())
                        .limit(most)
                        .toList(),
                null);
    }
}
