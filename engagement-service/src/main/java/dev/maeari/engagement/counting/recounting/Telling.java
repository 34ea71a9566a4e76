package dev.maeari.engagement.counting.recounting;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.events.CountsEvent.CountChanged;
import dev.maeari.events.EventCodec;
import dev.maeari.events.KafkaAccess;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Tells the topic of counts what a repair has changed. Should a newer version overtake it, or should it be lost, the
 * owner of the row mends that as ever.
 */
final class Telling {
    private final String bootstrapServers;
    private final EventCodec codec;
    private final InstantSource clock;

    Telling(String bootstrapServers, EventCodec codec, InstantSource clock) {
        this.bootstrapServers = bootstrapServers;
        this.codec = codec;
        this.clock = clock;
    }

    void tell(List<CountChanged> counts) throws InterruptedException {
        if (counts.isEmpty()) {
            return;
        }
        try (KafkaProducer<byte[], byte[]> producer =
                KafkaAccess.producer(bootstrapServers, "maeari-recounting", Map.of())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (CountChanged count : counts) {
                // The same count in the same version is the same event, whoever sends it.
                String name = count.articleId() + "/" + count.counter() + "/" + count.version();
                sent.add(producer.send(
                        codec.encode(count, UUID.nameUUIDFromBytes(name.getBytes(UTF_8)), clock.instant())));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topic of counts does not take what was repaired", e);
        }
    }
}
