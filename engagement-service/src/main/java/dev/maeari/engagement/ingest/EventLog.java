package dev.maeari.engagement.ingest;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.engagement.Ids;
import dev.maeari.engagement.Openness;
import dev.maeari.events.Event;
import dev.maeari.events.EventCodec;
import dev.maeari.events.KafkaAccess;
import dev.maeari.events.Position;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.outbox.Traces;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Appends events with one idempotent producer; nobody's thread waits for the acknowledgement. */
@Singleton
class EventLog {
    private static final Logger LOG = Logger.getLogger(EventLog.class);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaClientMetrics watched;
    private final Gate gate;
    private final Openness openness;
    private final Topics topics;
    private final EventCodec codec;
    private final Ids ids;
    private final Clock clock;
    private final EngagementMetrics metrics;

    EventLog(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            IngestConfig config,
            Openness openness,
            Topics topics,
            EventCodec codec,
            Ids ids,
            Clock clock,
            EngagementMetrics metrics) {
        this.producer = KafkaAccess.producer(bootstrapServers, "maeari-ingest", ProducerSettings.ALL);
        this.watched = metrics.client(producer);
        this.gate = new Gate(config.inFlight());
        this.openness = openness;
        this.topics = topics;
        this.codec = codec;
        this.ids = ids;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Where the event stands on the log, once all in-sync replicas have it. Fails with a {@link ProblemException}, 503,
     * if it was refused or its fate is unknown.
     */
    Uni<Position> append(Event event) {
        return append(ids.ordered(), event);
    }

    /** The same for an event that has an id already. */
    Uni<Position> append(UUID id, Event event) {
        return Uni.createFrom().emitter(answer -> send(id, event, answer));
    }

    /** Whether sending needs not wait for the topics' metadata any more; asks the broker for it. */
    boolean knowsTopics() {
        try {
            List.of(Topic.VIEWS, Topic.LIKES).forEach(topic -> producer.partitionsFor(topics.name(topic)));
            return true;
        } catch (KafkaException e) {
            LOG.debug("no metadata yet", e);
            return false;
        }
    }

    @PreDestroy
    void close() {
        watched.close();
        producer.close(CLOSE);
    }

    /** The future that Kafka returns is the callback's twin. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(UUID id, Event event, UniEmitter<? super Position> answer) {
        if (openness.isClosed()) {
            answer.fail(Openness.closed());
            return;
        }
        if (!gate.enter()) {
            answer.fail(unavailable());
            return;
        }
        ProducerRecord<byte[], byte[]> record = codec.encode(event, id, clock.instant());
        Traces.nameIn(record);
        try {
            producer.send(record, (place, failure) -> acknowledged(event, answer, place, failure));
        } catch (KafkaException | IllegalStateException e) {
            // The latter of a producer that is closed already: the service is going down.
            acknowledged(event, answer, null, e);
        }
    }

    /** Called once for each event, by the producer's own thread. */
    private void acknowledged(
            Event event,
            UniEmitter<? super Position> answer,
            @Nullable RecordMetadata place,
            @Nullable Exception failure) {
        gate.leave(failure == null);
        if (failure != null || place == null) {
            LOG.debug("an event was not acknowledged", failure);
            answer.fail(unavailable());
            return;
        }
        metrics.accepted(event);
        answer.complete(new Position(Topic.of(event).name(), place.partition(), place.offset()));
    }

    private static ProblemException unavailable() {
        return Problem.of(503, "log-unavailable", "This can't be kept right now; try again in a moment.")
                .retryAfter(1);
    }
}
