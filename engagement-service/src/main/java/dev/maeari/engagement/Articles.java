package dev.maeari.engagement;

import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The articles that can be acted on. Knowledge comes from the log, so that a negative answer needs care: it is given only
 * once the reader of the log has passed the end that it saw when the question arrived.
 */
@ApplicationScoped
public class Articles {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ArticlesReader reader;

    Articles(ArticlesReader reader) {
        this.reader = reader;
    }

    /**
     * The article; fails with a {@link ProblemException}: 404 if there never was one of this id, 410 if it was
     * unpublished or deleted, 503 if that can't be said within a second.
     */
    public Uni<KnownArticle> find(ArticleId id) {
        ArticleState state = reader.state(id);
        if (state instanceof ArticleState.Published published) {
            return Uni.createFrom().item(published.article());
        }
        return Uni.createFrom()
                .completionStage(() -> reader.caughtUp())
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithUni(() -> Uni.createFrom().failure(unknownForNow()))
                .onFailure(e -> !(e instanceof ProblemException))
                .transform(e -> unknownForNow())
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(passed -> published(reader.state(id)));
    }

    /**
     * The same for callers that may block.
     *
     * @throws ProblemException 404, 410 or 503
     */
    public KnownArticle require(ArticleId id) {
        if (reader.state(id) instanceof ArticleState.Published published) {
            return published.article();
        }
        // On the caller's own thread: were it to wait for another of its pool, a pool full of such calls would never
        // end.
        try {
            reader.awaitCaughtUp(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknownForNow();
        } catch (ExecutionException | TimeoutException e) {
            throw unknownForNow();
        }
        return published(reader.state(id));
    }

    /** The article, published or not, as far as this process has read the log; without waiting. */
    public Optional<KnownArticle> lookUp(ArticleId id) {
        return reader.state(id) instanceof ArticleState.Published published
                ? Optional.of(published.article())
                : Optional.empty();
    }

    private static KnownArticle published(ArticleState state) {
        return switch (state) {
            case ArticleState.Published published -> published.article();
            case ArticleState.Withdrawn withdrawn ->
                throw Problem.of(410, "article-gone", "The article was taken back; nothing can be added to it.")
                        .at("articleId")
                        .exception();
            case ArticleState.Unheard unheard ->
                throw Problem.of(404, "unknown-article", "There is no article with this id.")
                        .at("articleId")
                        .exception();
        };
    }

    private static ProblemException unknownForNow() {
        return Problem.of(503, "articles-unavailable", "Whether the article exists can't be said now; try again.")
                .retryAfter(1);
    }
}
