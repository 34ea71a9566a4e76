package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/** All parts of counting in one process, put together and started; ends them in order. */
final class CountingProcess {
    private static final Duration CLOSE = Duration.ofSeconds(2);
    /** Beside the threads that poll and write there is little left for them on a small machine. */
    private static final int READERS = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);

    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Mending mending;
    private final CountsTail tail;
    private final CountsPublisher publisher;
    private final ExecutorService reader;
    private final ExecutorService writer;
    private final Worker worker;

    /**
     * Who it works with.
     *
     * @param wakeOutbox called when dead letters are committed
     * @param consumer settings of the consumer beyond {@link Clients}
     */
    record Surroundings(
            String bootstrapServers,
            Topics topics,
            DataSource dataSource,
            Runnable wakeOutbox,
            EngagementMetrics metrics,
            InstantSource clock,
            ProgressBoard board,
            Map<String, Object> consumer) {}

    /**
     * How it counts.
     *
     * @param rule by which the pipeline is begun, if nobody has begun it
     */
    record Manner(String pipeline, int poll, Rule rule, Limits limits, Fence fence) {
        static Manner of(String pipeline, int poll) {
            return new Manner(pipeline, poll, Rule.BUILT_IN, Limits.DEFAULT, new ProgressTable(pipeline));
        }
    }

    CountingProcess(Surroundings around, Manner manner) {
        Topics topics = around.topics();
        EventCodec codec = new EventCodec(topics);
        String group = topics.prefix() + "counting." + manner.pipeline();
        KafkaConsumer<byte[], byte[]> consumer =
                Clients.consumer(around.bootstrapServers(), group, manner.poll(), around.consumer());
        admin = Clients.admin(around.bootstrapServers());
        producer = Clients.producer(around.bootstrapServers());
        Partitions partitions = new Partitions(topics);
        Measures measures = new Measures(around.metrics(), around.clock(), topics, partitions);
        Store store =
                new SqlStore(around.dataSource(), manner.pipeline(), manner.rule(), manner.limits(), manner.fence());
        mending = new Mending(store, topics, partitions);
        CountsSeen seen = new CountsSeen(codec, mending::count);
        tail = new CountsTail(around.bootstrapServers(), topics, seen);
        publisher = new CountsPublisher(new CountsOutlet(producer, codec, around.clock(), seen, mending::count));
        publisher.start();
        mending.start(seen, tail, publisher);
        reader = Executors.newFixedThreadPool(
                READERS,
                Thread.ofPlatform().name("counting-reader-", 0).daemon().factory());
        writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("counting-writer").daemon().factory());
        Trouble trouble = new Trouble("counting");
        worker = new Worker(
                consumer,
                topics,
                partitions,
                new Beginning(consumer, new BrokerTopicIds(admin, topics), store, partitions),
                new ReadingAhead(
                        consumer,
                        new Intake(new Reading(codec, topics), partitions, topics),
                        partitions,
                        manner.poll(),
                        reader,
                        System::nanoTime),
                new Settling(
                        consumer,
                        partitions,
                        new Applying(store),
                        new Committed(publisher, around.board(), measures, around.wakeOutbox()),
                        trouble,
                        writer),
                new Watching(consumer, partitions, measures, around.board(), mending),
                trouble);
        worker.start();
    }

    boolean alive() {
        return worker.alive();
    }

    void end() throws InterruptedException {
        worker.end();
        writer.shutdownNow();
        reader.shutdownNow();
        mending.end();
        publisher.end();
        tail.close();
        producer.close(CLOSE);
        admin.close(CLOSE);
    }
}
