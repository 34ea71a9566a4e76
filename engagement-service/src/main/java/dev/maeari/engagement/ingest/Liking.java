package dev.maeari.engagement.ingest;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.engagement.Articles;
import dev.maeari.engagement.KnownArticle;
import dev.maeari.engagement.Rates;
import dev.maeari.engagement.Readers;
import dev.maeari.events.ArticleId;
import dev.maeari.events.LikeEvent.ArticleLiked;
import dev.maeari.events.LikeEvent.ArticleUnliked;
import dev.maeari.events.Position;
import dev.maeari.events.ReaderId;
import dev.maeari.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** A reader likes an article, or no longer does. */
@RequestScoped
class Liking {
    private static final int GONE = 410;

    private final Taking taking;
    private final Articles articles;
    private final Readers readers;
    private final Rates rates;

    Liking(Taking taking, Articles articles, Readers readers, Rates rates) {
        this.taking = taking;
        this.articles = articles;
        this.readers = readers;
        this.rates = rates;
    }

    /** What was taken in, and the article as far as it can still be read. */
    record Taken(Position position, Optional<KnownArticle> article) {}

    Uni<Taken> like(String articleId) {
        return taking.in(ArticleLiked.class, () -> {
                    rates.admit();
                    ArticleId id = ArticleIds.parse(articleId);
                    return articles.find(id).map(article -> new ArticleLiked(id, writer()));
                })
                .map(position -> taken(articleId, position));
    }

    /** Allowed for ever: what was said can be taken back when the article is gone, too. */
    Uni<Taken> unlike(String articleId) {
        return taking.in(ArticleUnliked.class, () -> {
                    rates.admit();
                    ArticleId id = ArticleIds.parse(articleId);
                    return articles.find(id)
                            .map(Optional::of)
                            .onFailure(Liking::isGone)
                            .recoverWithItem(Optional.empty())
                            .map(article -> new ArticleUnliked(id, writer()));
                })
                .map(position -> taken(articleId, position));
    }

    Uni<Taken> say(String articleId, boolean liked) {
        return liked ? like(articleId) : unlike(articleId);
    }

    private ReaderId writer() {
        ReaderId reader = readers.require().id();
        rates.admit(reader);
        return reader;
    }

    private Taken taken(String articleId, Position position) {
        return new Taken(position, articles.lookUp(ArticleId.of(articleId)));
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof ProblemException refusal && refusal.problem().status() == GONE;
    }
}
