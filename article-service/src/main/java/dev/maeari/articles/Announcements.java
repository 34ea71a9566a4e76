package dev.maeari.articles;

import dev.maeari.articles.ArticleStatus.Deleted;
import dev.maeari.articles.ArticleStatus.Draft;
import dev.maeari.articles.ArticleStatus.Published;
import dev.maeari.articles.ArticleStatus.Unpublished;
import dev.maeari.events.ArticleEvent;
import dev.maeari.events.ArticleEvent.ArticleDeleted;
import dev.maeari.events.ArticleEvent.ArticlePublished;
import dev.maeari.events.ArticleEvent.ArticleUnpublished;
import dev.maeari.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells the log what becomes of an article, in the transaction of the change. */
@ApplicationScoped
class Announcements {
    private final Outbox outbox;
    private final Rendering rendering;
    private final Edge edge;

    Announcements(Outbox outbox, Rendering rendering, Edge edge) {
        this.outbox = outbox;
        this.rendering = rendering;
        this.edge = edge;
    }

    /** The outbox row of the event; none if the change is nobody's business but the author's. */
    OptionalLong announce(Article before, Article after) {
        return event(before, after)
                .map(event -> OptionalLong.of(outbox.append(event, edge.newId(), after.updatedAt())))
                .orElse(OptionalLong.empty());
    }

    private Optional<ArticleEvent> event(Article before, Article after) {
        return switch (after.status()) {
            case Draft draft -> Optional.empty();
            case Published published -> Optional.of(published(after, published.publishedAt()));
            case Unpublished unpublished ->
                before.status() instanceof Published
                        ? Optional.of(new ArticleUnpublished(after.id(), after.revision()))
                        : Optional.empty();
            case Deleted deleted ->
                deleted.wasPublic() ? Optional.of(new ArticleDeleted(after.id(), after.revision())) : Optional.empty();
        };
    }

    private ArticlePublished published(Article article, Instant publishedAt) {
        ArticleText text = article.text();
        return new ArticlePublished(
                article.id(),
                article.revision(),
                article.slug().value(),
                text.title(),
                text.summary().isEmpty() ? rendering.summary(text.body()) : text.summary(),
                text.category(),
                text.tags(),
                text.language(),
                text.cover(),
                article.author().subject(),
                article.author().handle(),
                publishedAt,
                article.updatedAt());
    }
}
