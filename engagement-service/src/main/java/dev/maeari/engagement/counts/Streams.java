package dev.maeari.engagement.counts;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.events.ArticleId;
import dev.maeari.web.ComeBack;
import dev.maeari.web.Problem;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** All open streams of this process. */
@Singleton
class Streams {
    private static final Logger LOG = Logger.getLogger(Streams.class);

    private final Set<CountsStream> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("streams-heartbeat").daemon().factory());
    private final CountsTail tail;
    private final CurrentCounts current;
    private final CountsConfig config;
    private volatile boolean stopping;

    Streams(CountsTail tail, CurrentCounts current, CountsConfig config, EngagementMetrics metrics) {
        this.tail = tail;
        this.current = current;
        this.config = config;
        metrics.gauge("maeari.streams.open", "Live streams that are open", open::size);
    }

    /** The future would tell of a failure, but a beat has none. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void start(@Observes StartupEvent start) {
        long millis = config.heartbeat().toMillis();
        heart.scheduleAtFixedRate(() -> open.forEach(CountsStream::beat), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Before requests are waited for, since these would never end. */
    void stop(@Observes ShutdownDelayInitiatedEvent stop) {
        end();
    }

    void stop(@Observes ShutdownEvent stop) {
        heart.shutdownNow();
        end();
    }

    /**
     * The articles' counts: the current ones, then every change.
     *
     * @throws dev.maeari.web.ProblemException 503 if too many streams are open
     */
    Multi<StreamItem> of(Set<ArticleId> articles) {
        if (stopping || open.size() >= config.streams()) {
            throw Problem.of(503, "too-many-streams", "Too many streams are open here; try again later.")
                    .retryAfter(5);
        }
        return Multi.createFrom().publisher(reader -> open(articles, reader));
    }

    private void open(Set<ArticleId> articles, Flow.Subscriber<? super StreamItem> reader) {
        Opening opening = new Opening(articles, reader);
        open.add(opening.stream);
        // First listened, then read: a change that the database does not show yet is heard.
        tail.listen(articles, opening.stream);
        reader.onSubscribe(opening.stream);
        Infrastructure.getDefaultExecutor().execute(() -> load(articles, opening.stream));
    }

    private void load(Set<ArticleId> articles, CountsStream stream) {
        try {
            stream.load(current.of(articles).stream()
                    .map(counts -> counts.withUniqueReaders(null))
                    .toList());
        } catch (RuntimeException e) {
            LOG.debug("the current counts can't be read, the stream ends and the browser tries again", e);
            stream.end(ComeBack.after());
        }
    }

    private void end() {
        stopping = true;
        open.forEach(stream -> stream.end(ComeBack.after()));
    }

    /** The stream and what is to be cleared when it ends. */
    private final class Opening {
        private final CountsStream stream;

        Opening(Set<ArticleId> articles, Flow.Subscriber<? super StreamItem> reader) {
            this.stream = new CountsStream(articles, reader, () -> forget(articles));
        }

        private void forget(Set<ArticleId> articles) {
            tail.leave(articles, stream);
            open.remove(stream);
        }
    }
}
