package dev.maeari.engagement.ingest;

import dev.maeari.events.ArticleId;
import dev.maeari.events.VisitorId;
import dev.maeari.web.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Says which visitor of the day a visit is. */
@Singleton
class Visitors {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final VisitorKeys keys;
    private @Nullable CompletableFuture<VisitorKey> asking;

    Visitors(VisitorKeys keys) {
        this.keys = keys;
    }

    /** The visitor; fails with a problem, 503, when the day's key can't be had within a second. */
    Uni<VisitorId> of(Visit visit, ArticleId article) {
        VisitorKey held = keys.held();
        return held != null
                ? Uni.createFrom().item(held.visitor(visit, article))
                : Uni.createFrom()
                        .completionStage(asked().thenApply(key -> key.visitor(visit, article)))
                        .ifNoItem()
                        .after(PATIENCE)
                        .fail()
                        .onFailure()
                        .transform(e -> unavailable());
    }

    /** All visits that come at the change of the day wait for one question to the database. */
    private synchronized CompletableFuture<VisitorKey> asked() {
        if (asking == null || asking.isDone()) {
            asking = CompletableFuture.supplyAsync(this::agreed, Infrastructure.getDefaultExecutor());
        }
        return asking;
    }

    private VisitorKey agreed() {
        try {
            VisitorKey held = keys.held();
            return held != null ? held : keys.agreed();
        } catch (SQLException e) {
            throw new IllegalStateException("the key of the day can't be agreed", e);
        }
    }

    private static RuntimeException unavailable() {
        return Problem.of(503, "visitors-unavailable", "Views can't be taken right now; try again in a moment.")
                .retryAfter(1);
    }
}
