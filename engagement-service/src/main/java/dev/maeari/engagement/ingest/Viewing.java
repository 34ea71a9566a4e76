package dev.maeari.engagement.ingest;

import dev.maeari.engagement.Articles;
import dev.maeari.engagement.Callers;
import dev.maeari.engagement.Network;
import dev.maeari.engagement.Rates;
import dev.maeari.engagement.ingest.Recognising.Recognised;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Position;
import dev.maeari.events.Signals;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes a view in: who it was, what its request showed, and whether it is held. Whether it counts is decided later. */
@Singleton
class Viewing {
    private final Taking taking;
    private final Rates rates;
    private final Callers callers;
    private final Articles articles;
    private final Recognising recognising;
    private final Visitors visitors;
    private final Signalling signalling;
    private final Bursts bursts;

    Viewing(
            Taking taking,
            Rates rates,
            Callers callers,
            Articles articles,
            Recognising recognising,
            Visitors visitors,
            Signalling signalling,
            Bursts bursts) {
        this.taking = taking;
        this.rates = rates;
        this.callers = callers;
        this.articles = articles;
        this.recognising = recognising;
        this.visitors = visitors;
        this.signalling = signalling;
        this.bursts = bursts;
    }

    /**
     * What was taken in.
     *
     * @param setCookie a header for the answer, or null
     */
    record Taken(Position position, @Nullable String setCookie) {}

    /** The view of the article that the request asks for; the answer is as that of {@link Taking#in}. */
    Uni<Taken> view(Supplier<ArticleId> asked, HttpServerRequest request) {
        String address = callers.address(request);
        Recognised sender = recognising.recognise(request, address);
        return taking.in(ArticleViewed.class, () -> {
                    rates.admit(address);
                    ArticleId id = asked.get();
                    return articles.find(id)
                            .chain(article -> visitors.of(sender.visit(), id))
                            .map(visitor -> new ArticleViewed(id, visitor, signals(request, address, id, visitor)));
                })
                .map(position -> new Taken(position, sender.setCookie()));
    }

    private Signals signals(HttpServerRequest request, @Nullable String address, ArticleId article, VisitorId visitor) {
        Signals signals = signalling.of(request.headers());
        return rates.isExempt(address)
                ? signals
                : AgentSignals.held(signals, bursts.holding(Network.of(address), article, visitor));
    }
}
