package dev.maeari.engagement.counting.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.events.CountVersion;
import dev.maeari.events.EventCodec;
import dev.maeari.events.TraceParent;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Sends counts to Kafka, but nothing that is older than what stands there. */
final class CountsOutlet implements CountsPublisher.Outlet {
    private static final Logger LOG = Logger.getLogger(CountsOutlet.class);

    private final Producer<byte[], byte[]> producer;
    private final EventCodec codec;
    private final InstantSource clock;
    private final CountsSeen seen;
    private final Consumer<CountKey> ofAnOlderGeneration;
    private final Causes causes;

    /**
     * An outlet.
     *
     * @param ofAnOlderGeneration is told of rows whose generation is less than the log's
     */
    CountsOutlet(
            Producer<byte[], byte[]> producer,
            EventCodec codec,
            InstantSource clock,
            CountsSeen seen,
            Consumer<CountKey> ofAnOlderGeneration,
            Causes causes) {
        this.producer = producer;
        this.codec = codec;
        this.clock = clock;
        this.seen = seen;
        this.ofAnOlderGeneration = ofAnOlderGeneration;
        this.causes = causes;
    }

    @Override
    public boolean open() {
        return seen.ready();
    }

    @Override
    public void send(CountRow row, CountsPublisher back) {
        CountVersion newest = seen.of(row.key()).newest();
        if (newest.generation() > row.version().generation()) {
            ofAnOlderGeneration.accept(row.key());
        } else if (!newest.isNewerThan(row.version())) {
            publish(row, back);
        }
        // Else the database was restored, and counting will pass what the log shows.
    }

    private void publish(CountRow row, CountsPublisher back) {
        try {
            // The callback is told what becomes of it.
            Future<RecordMetadata> unused = producer.send(record(row), (sent, failure) -> {
                if (failure != null) {
                    retry(row, back, failure);
                }
            });
        } catch (KafkaException e) {
            retry(row, back, e);
        }
    }

    private static void retry(CountRow row, CountsPublisher back, Exception failure) {
        LOG.debugf(
                failure,
                "a count was not sent, trying again article=%s",
                row.key().article());
        back.offer(List.of(row));
    }

    /** The same count in the same version is the same event, whoever sends it. */
    private ProducerRecord<byte[], byte[]> record(CountRow row) {
        String name = row.key().article() + "/" + row.key().counter() + "/" + row.version();
        ProducerRecord<byte[], byte[]> record =
                codec.encode(row.event(), UUID.nameUUIDFromBytes(name.getBytes(UTF_8)), clock.instant());
        TraceParent cause = causes.take(row.key());
        if (cause != null) {
            cause.nameIn(record);
        }
        return record;
    }
}
