package dev.maeari.engagement.counts;

import dev.maeari.engagement.Articles;
import dev.maeari.engagement.counts.Trending.Window;
import dev.maeari.web.Problem;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is read most at present, of what can be read. */
@Singleton
@Path("/api/engagement/trending")
@PermitAll
class TrendingResource {
    private static final int MOST = 100;

    private final Articles articles;
    private final TrendingTable table;

    TrendingResource(Articles articles, TrendingTable table) {
        this.articles = articles;
        this.table = table;
    }

    @GET
    @Blocking
    public Trending trending(@RestQuery @Nullable String window, @RestQuery @DefaultValue("10") String limit) {
        int most = most(limit);
        return new Trending(
                table.within(Window.parse(window)).stream()
                        .filter(item -> articles.lookUp(item.articleId()).isPresent())
                        .limit(most)
                        .toList(),
                null);
    }

    private static int most(String limit) {
        try {
            int most = Integer.parseInt(limit);
            if (most >= 1 && most <= MOST) {
                return most;
            }
        } catch (NumberFormatException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static RuntimeException invalid() {
        return Problem.of(400, "invalid", "limit must be a number from 1 to " + MOST)
                .at("limit")
                .exception();
    }
}
