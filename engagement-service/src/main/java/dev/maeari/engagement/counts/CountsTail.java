package dev.maeari.engagement.counts;

import dev.maeari.engagement.Role;
import dev.maeari.engagement.Roles;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountsEvent.CountChanged;
import dev.maeari.events.Decoded;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.outbox.Traces;
import dev.maeari.web.tail.LogTail;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The process' one reader of the counts topic; tells those who listen, whatever their number. */
@Singleton
class CountsTail {
    private static final int ID_LENGTH = 36;

    private final ConcurrentHashMap<ArticleId, Set<CountsListener>> listeners = new ConcurrentHashMap<>();
    private final String bootstrapServers;
    private final Topics topics;
    private final EventCodec codec;
    private final Roles roles;
    private final Traces traces;
    private final List<Consumer<ArticleId>> watchers = new CopyOnWriteArrayList<>();
    private @Nullable LogTail tail;

    CountsTail(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Topics topics,
            EventCodec codec,
            Roles roles,
            Traces traces) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.codec = codec;
        this.roles = roles;
        this.traces = traces;
    }

    void start(@Observes StartupEvent start) {
        if (roles.has(Role.API)) {
            tail = new LogTail(bootstrapServers, topics, Topic.COUNTS, LogTail.From.END, this::read);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        if (tail != null) {
            tail.close();
        }
    }

    /** From now on the listener hears of every change that is read. */
    void listen(Collection<ArticleId> articles, CountsListener listener) {
        articles.forEach(article -> listeners.compute(article, (id, heard) -> {
            Set<CountsListener> those = heard == null ? ConcurrentHashMap.newKeySet(1) : heard;
            those.add(listener);
            return those;
        }));
    }

    void leave(Collection<ArticleId> articles, CountsListener listener) {
        articles.forEach(article -> listeners.computeIfPresent(article, (id, heard) -> {
            heard.remove(listener);
            return heard.isEmpty() ? null : heard;
        }));
    }

    /** From now on it is told which article's counts have changed, before any listener hears how. */
    void tellChanges(Consumer<ArticleId> watcher) {
        watchers.add(watcher);
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        ArticleId article = article(record.key());
        if (article == null) {
            return;
        }
        watchers.forEach(watcher -> watcher.accept(article));
        // Most records are of articles at which nobody looks here.
        Set<CountsListener> interested = listeners.get(article);
        if (interested != null && codec.decode(Topic.COUNTS, record) instanceof Decoded.Known(CountChanged change)) {
            Span step = traces.following(record.headers(), "show counts");
            interested.forEach(listener -> listener.changed(change));
            step.end();
        }
    }

    private static @Nullable ArticleId article(byte @Nullable [] key) {
        return key == null || key.length < ID_LENGTH
                ? null
                : ArticleId.of(new String(key, 0, ID_LENGTH, StandardCharsets.US_ASCII));
    }
}
