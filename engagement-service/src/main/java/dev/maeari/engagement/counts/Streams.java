package dev.maeari.engagement.counts;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.engagement.LimitsConfig;
import dev.maeari.engagement.Network;
import dev.maeari.events.ArticleId;
import dev.maeari.web.ComeBack;
import dev.maeari.web.ProblemException;
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
import org.jspecify.annotations.Nullable;

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
    private final Places places;
    private volatile boolean stopping;

    Streams(
            CountsTail tail,
            CurrentCounts current,
            CountsConfig config,
            LimitsConfig limits,
            EngagementMetrics metrics) {
        this.tail = tail;
        this.current = current;
        this.config = config;
        this.places = new Places(config.streams(), config.watched(), limits.streams());
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
     * @param source null if it has no limits of its own
     * @throws ProblemException 429 if the source has too many streams open, 503 if all have
     */
    Multi<StreamItem> of(Set<ArticleId> articles, @Nullable Network source) {
        if (stopping) {
            throw Places.none();
        }
        // Once it is listened to nothing else can be answered; but room is taken only then: who goes before is not
        // heard of.
        places.require(source, articles.size());
        return Multi.createFrom().publisher(reader -> open(articles, source, reader));
    }

    private void open(Set<ArticleId> articles, @Nullable Network source, Flow.Subscriber<? super StreamItem> reader) {
        try {
            places.take(source, articles.size());
        } catch (ProblemException e) {
            LOG.debug("others were faster, the stream ends and the browser tries again", e);
            CountsStream none = new CountsStream(Set.of(), reader, () -> {});
            reader.onSubscribe(none);
            none.end(ComeBack.after());
            return;
        }
        begin(articles, new Opening(articles, source, reader).stream, reader);
    }

    private void begin(Set<ArticleId> articles, CountsStream stream, Flow.Subscriber<? super StreamItem> reader) {
        open.add(stream);
        try {
            // First listened, then read: a change that the database does not show yet is heard.
            tail.listen(articles, stream);
            reader.onSubscribe(stream);
            Infrastructure.getDefaultExecutor().execute(() -> load(articles, stream));
        } catch (RuntimeException e) {
            stream.cancel();
            throw e;
        }
        if (stopping) {
            // All others may have been ended before this one was among them.
            stream.end(ComeBack.after());
        }
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

        Opening(Set<ArticleId> articles, @Nullable Network source, Flow.Subscriber<? super StreamItem> reader) {
            this.stream = new CountsStream(articles, reader, () -> forget(articles, source));
        }

        private void forget(Set<ArticleId> articles, @Nullable Network source) {
            tail.leave(articles, stream);
            open.remove(stream);
            places.free(source, articles.size());
        }
    }
}
