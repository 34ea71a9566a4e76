package dev.maeari.benchmarks;

import dev.maeari.events.ArticleId;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topics;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * What ingest does behind its HTTP, as fast as it goes: event, id, time, codec, one producer, a bounded number under way.
 * In a process of its own, as its yardstick is.
 */
final class ProducerPath {
    private static final int ARTICLES = 1000;

    private ProducerPath() {}

    static Rate write(String bootstrapServers, Topics topics, int events, Path folder) throws IOException {
        Jvm.Ended ended = Jvm.run(
                folder,
                ProducerPath.class.getName(),
                bootstrapServers,
                topics.prefix(),
                Integer.toString(topics.partitions()),
                Integer.toString(events));
        try {
            return new Rate(Double.parseDouble(ended.lines().getLast()), Rate.microsPerEvent(ended.cpu(), events));
        } catch (NumberFormatException e) {
            throw new IOException("the producer path says no number: " + ended.lines(), e);
        }
    }

    /** Arguments: servers, prefix, partitions, events. Ends with a line that holds events a second. */
    public static void main(String... args) throws InterruptedException {
        Topics topics = new Topics(args[1], Integer.parseInt(args[2]), (short) 1);
        int events = Integer.parseInt(args[3]);
        Map<String, Object> settings = new HashMap<>(IngestSettings.OF_THE_PRODUCER);
        settings.put("bootstrap.servers", args[0]);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.partitionsFor(topics.name(dev.maeari.events.Topic.VIEWS));
            long start = System.nanoTime();
            send(producer, new EventCodec(topics), events);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(Locale.ROOT, "%.1f%n", events / seconds);
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, EventCodec codec, int events)
            throws InterruptedException {
        Random random = new Random(events);
        Clock clock = Clock.systemUTC();
        ArticleId[] articles = new ArticleId[ARTICLES];
        java.util.Arrays.setAll(articles, i -> new ArticleId(new UUID(random.nextLong(), random.nextLong())));
        Semaphore places = new Semaphore(IngestSettings.IN_FLIGHT);
        AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
        for (int i = 0; i < events; i++) {
            places.acquire();
            ArticleViewed viewed =
                    new ArticleViewed(articles[random.nextInt(ARTICLES)], new VisitorId(random.nextLong()));
            Future<RecordMetadata> unused = producer.send(
                    codec.encode(viewed, new UUID(random.nextLong(), random.nextLong()), clock.instant()),
                    (place, failure) -> {
                        places.release();
                        if (failure != null) {
                            failed.set(failure);
                        }
                    });
        }
        places.acquire(IngestSettings.IN_FLIGHT);
        Exception failure = failed.get();
        if (failure != null) {
            throw new IllegalStateException("not acknowledged", failure);
        }
    }
}
