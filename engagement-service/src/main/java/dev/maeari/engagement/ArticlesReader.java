package dev.maeari.engagement;

import dev.maeari.events.ArticleEvent;
import dev.maeari.events.ArticleEvent.ArticleDeleted;
import dev.maeari.events.ArticleEvent.ArticlePublished;
import dev.maeari.events.ArticleEvent.ArticleUnpublished;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Decoded;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.web.tail.LogTail;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the newest state of every article from the compacted topic; not ready before its first full read. */
@Default
@Readiness
@Singleton
class ArticlesReader implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(ArticlesReader.class);

    private final ConcurrentHashMap<ArticleId, ArticleState> states = new ConcurrentHashMap<>();
    private final String bootstrapServers;
    private final Topics topics;
    private final EventCodec codec;
    private final Roles roles;
    private volatile @Nullable LogTail tail;

    ArticlesReader(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Topics topics,
            EventCodec codec,
            Roles roles) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.codec = codec;
        this.roles = roles;
    }

    void start(@Observes StartupEvent start) {
        if (roles.serve()) {
            tail = new LogTail(bootstrapServers, topics, Topic.ARTICLES, LogTail.From.BEGINNING, this::read);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        LogTail running = tail;
        if (running != null) {
            running.close();
        }
    }

    ArticleState state(ArticleId id) {
        return states.getOrDefault(id, new ArticleState.Unheard());
    }

    CompletionStage<Void> caughtUp() {
        LogTail running = tail;
        return running == null ? new CompletableFuture<>() : running.caughtUp();
    }

    /** The same for who may block. */
    void awaitCaughtUp(Duration patience) throws InterruptedException, ExecutionException, TimeoutException {
        LogTail.await(caughtUp().toCompletableFuture(), patience);
    }

    @Override
    public HealthCheckResponse call() {
        LogTail running = tail;
        return HealthCheckResponse.named("articles are known")
                .status(running == null ? !roles.serve() : running.ready())
                .withData("articles", states.size())
                .build();
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        switch (codec.decode(Topic.ARTICLES, record)) {
            case Decoded.Known known -> keep((ArticleEvent) known.event());
            case Decoded.Unknown unknown -> LOG.debugf("an unknown type is passed over type=%s", unknown.type());
            case Decoded.Malformed malformed ->
                LOG.warnf(
                        "a record is no article and is passed over topic=%s partition=%d offset=%d cause=%s",
                        record.topic(), record.partition(), record.offset(), malformed.cause());
        }
    }

    private void keep(ArticleEvent event) {
        ArticleState state = stateOf(event);
        states.merge(event.articleId(), state, (old, now) -> now.revision() > old.revision() ? now : old);
    }

    private static ArticleState stateOf(ArticleEvent event) {
        return switch (event) {
            case ArticlePublished published ->
                new ArticleState.Published(
                        published.revision(),
                        new KnownArticle(
                                published.articleId(),
                                published.slug(),
                                published.authorSubject(),
                                published.language()));
            case ArticleUnpublished unpublished -> new ArticleState.Withdrawn(unpublished.revision());
            case ArticleDeleted deleted -> new ArticleState.Withdrawn(deleted.revision());
        };
    }
}
