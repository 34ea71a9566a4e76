package dev.maeari.engagement.counts;

import dev.maeari.engagement.LogTail;
import dev.maeari.engagement.Role;
import dev.maeari.engagement.Roles;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountsEvent.CountChanged;
import dev.maeari.events.Decoded;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The process' one reader of the counts topic; tells those who listen, whatever their number. */
@Singleton
class CountsTail {
    private static final int ID_LENGTH = 36;

    private final ConcurrentHashMap<String, Set<CountsListener>> listeners = new ConcurrentHashMap<>();
    private final String bootstrapServers;
    private final Topics topics;
    private final EventCodec codec;
    private final Roles roles;
    private @Nullable LogTail tail;

    CountsTail(
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
        articles.forEach(article -> listeners.compute(article.toString(), (id, heard) -> {
            Set<CountsListener> those = heard == null ? ConcurrentHashMap.newKeySet(1) : heard;
            those.add(listener);
            return those;
        }));
    }

    void leave(Collection<ArticleId> articles, CountsListener listener) {
        articles.forEach(article -> listeners.computeIfPresent(article.toString(), (id, heard) -> {
            heard.remove(listener);
            return heard.isEmpty() ? null : heard;
        }));
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        Set<CountsListener> interested = interested(record.key());
        if (interested != null && codec.decode(Topic.COUNTS, record) instanceof Decoded.Known(CountChanged change)) {
            interested.forEach(listener -> listener.changed(change));
        }
    }

    /** Found by the key alone: most records are of articles at which nobody looks here. */
    private @Nullable Set<CountsListener> interested(byte @Nullable [] key) {
        return key == null || key.length < ID_LENGTH
                ? null
                : listeners.get(new String(key, 0, ID_LENGTH, StandardCharsets.US_ASCII));
    }
}
