package dev.maeari.outbox;

import static org.awaitility.Awaitility.await;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentId;
import dev.maeari.events.Decoded;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes to the outbox, runs relays as processes would, and looks at the log from outside. */
@Singleton
class Trial {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String bootstrapServers;
    private final Topics topics;
    private final EventCodec codec;
    private final AgroalDataSource dataSource;
    private final Outbox outbox;
    private final OutboxMetrics metrics;
    private final Instance<SentListener> listeners;
    private final Instance<Resting> resting;
    private final List<RunningRelay> running = new ArrayList<>();

    Trial(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Topics topics,
            EventCodec codec,
            AgroalDataSource dataSource,
            Outbox outbox,
            OutboxMetrics metrics,
            Instance<SentListener> listeners,
            Instance<Resting> resting) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.codec = codec;
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.metrics = metrics;
        this.listeners = listeners;
        this.resting = resting;
    }

    private record Config(boolean relay, Duration poll, int batch) implements OutboxConfig {}

    /** A relay as another process would run it. */
    record RunningRelay(OutboxRelay relay, OutboxSender sender) {
        void stop() throws InterruptedException {
            relay.stop(new ShutdownEvent());
            sender.close(new ShutdownEvent());
        }
    }

    RunningRelay startRelay() {
        return startRelay(topics);
    }

    RunningRelay startRelay(Topics topics) {
        OutboxSender sender = new OutboxSender(bootstrapServers, new SimpleMeterRegistry(), topics);
        OutboxRelay relay = new OutboxRelay(
                dataSource, new Config(true, Duration.ofMillis(50), 7), sender, metrics, listeners, resting);
        relay.start(new StartupEvent());
        RunningRelay started = new RunningRelay(relay, sender);
        running.add(started);
        return started;
    }

    /** Twice as many partitions, as a process must be told of them afterwards. */
    Topics grow() throws InterruptedException, ExecutionException {
        int more = 2 * topics.partitions();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createPartitions(Map.of(topics.name(Topic.COMMENTS), NewPartitions.increaseTo(more)))
                    .all()
                    .get();
        }
        return topics.grown(more);
    }

    /** An article that belongs to one of the added partitions. */
    ArticleId moved(Topics grown) {
        ArticleId article;
        do {
            article = new ArticleId(id());
        } while (grown.partition(article) < topics.partitions());
        return article;
    }

    void end() throws InterruptedException, SQLException {
        for (RunningRelay relay : running) {
            relay.stop();
        }
        running.clear();
        execute("DELETE FROM outbox");
    }

    /** Appends in a transaction of its own; the row's number. */
    long append(ArticleId article, long revision) {
        return QuarkusTransaction.requiringNew()
                .call(() -> outbox.append(event(article, revision), id(), Instant.now()));
    }

    CommentPublished event(ArticleId article, long revision) {
        return new CommentPublished(article, new CommentId(article.value()), revision, null);
    }

    ProducerRecord<byte[], byte[]> record(ArticleId article, long revision) {
        return codec.encode(event(article, revision), id(), Instant.now());
    }

    static UUID id() {
        return UUID.randomUUID();
    }

    /** The revisions of an article's events on the log, in its order, as soon as the last one is there. */
    List<Long> logUntil(ArticleId article, long last) {
        return logUntil(topics, article, last);
    }

    List<Long> logUntil(Topics topics, ArticleId article, long last) {
        EventCodec codec = new EventCodec(topics);
        TopicPartition partition = new TopicPartition(topics.name(Topic.COMMENTS), topics.partition(article));
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<Long> revisions = new ArrayList<>();
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (codec.decode(Topic.COMMENTS, record) instanceof Decoded.Known(CommentPublished event)
                            && event.articleId().equals(article)) {
                        revisions.add(event.revision());
                    }
                }
                return revisions.contains(last);
            });
            return revisions;
        }
    }

    long waiting() throws SQLException {
        return number("SELECT count(*) FROM outbox");
    }

    /** How many sessions hold the relay's lock on this database. */
    long locks() throws SQLException {
        return number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
