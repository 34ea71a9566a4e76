package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/** All parts of counting in one process, put together and started; ends them in order. */
final class CountingProcess {
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Standing standing;
    private final Partitions partitions;
    private final Measures measures;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<KafkaClientMetrics> watched;
    private final Mending mending;
    private final CountsSeen seen;
    private final CountsTail tail;
    private final CountsPublisher publisher;
    private final ExecutorService writer;
    private final Worker worker;

    /**
     * Who it works with.
     *
     * @param causes traced requests behind what is counted
     * @param wakeOutbox called when dead letters are committed
     * @param consumer settings of the consumer beyond {@link Clients}
     */
    record Surroundings(
            String bootstrapServers,
            Topics topics,
            DataSource dataSource,
            Runnable wakeOutbox,
            Measures measures,
            InstantSource clock,
            ProgressBoard board,
            Causes causes,
            Map<String, Object> consumer) {}

    /** How it counts. */
    record Manner(String pipeline, int poll, Rulebook rules, Limits limits, Fence fence, Partitioning partitioning) {
        static Manner of(String pipeline, int poll, Rulebook rules, Partitioning partitioning) {
            return new Manner(pipeline, poll, rules, Limits.DEFAULT, new ProgressTable(pipeline), partitioning);
        }
    }

    /** Begins to count what the site shows. */
    CountingProcess(Surroundings around, Manner manner) {
        this(around, manner, Standing.shown());
    }

    CountingProcess(Surroundings around, Manner manner, Standing standing) {
        this.standing = standing;
        measures = around.measures();
        Topics topics = around.topics();
        EventCodec codec = new EventCodec(topics);
        String group = topics.prefix() + "counting." + manner.pipeline();
        KafkaConsumer<byte[], byte[]> consumer =
                Clients.consumer(around.bootstrapServers(), group, manner.poll(), around.consumer());
        admin = Clients.admin(around.bootstrapServers());
        producer = Clients.producer(around.bootstrapServers(), manner.pipeline());
        watched = measures.clients(consumer, producer);
        partitions = new Partitions(topics);
        measures.begun(partitions, standing);
        Partitioning partitioning = manner.partitioning();
        Reading reading = new Reading(codec, topics, partitioning);
        Store store = new SqlStore(
                around.dataSource(), manner.pipeline(), manner.rules(), manner.limits(), manner.fence(), partitioning);
        mending = new Mending(store, topics, partitions);
        seen = new CountsSeen(codec, topics, this::mend);
        tail = new CountsTail(around.bootstrapServers(), topics, seen);
        publisher = new CountsPublisher(
                new CountsOutlet(producer, codec, around.clock(), seen, this::mend, around.causes()));
        publisher.start();
        mending.start(seen, tail, publisher);
        writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("counting-writer").daemon().factory());
        Attendance attendance = new Attendance(
                consumer,
                partitions,
                store,
                new GroupMembers(admin, group),
                manner.limits().away(),
                Time.REAL);
        Remembering remembering =
                new Remembering(partitioning, reading, new PastLog(around.bootstrapServers(), topics));
        worker = new Worker(
                consumer,
                partitions,
                new Beginning(
                        consumer,
                        new BrokerTopicIds(admin, topics),
                        store,
                        partitions,
                        new Preparing(store, partitioning, remembering, Time.REAL),
                        remembering),
                new ReadingAhead(
                        consumer,
                        new Intake(reading, partitions, topics, around.causes()),
                        partitions,
                        manner.poll(),
                        Time.REAL),
                new Settling(
                        consumer,
                        partitions,
                        new Applying(store),
                        new Committed(
                                publisher, around.board(), measures, standing, around.causes(), around.wakeOutbox()),
                        attendance,
                        writer),
                new Watching(consumer, partitions, measures, around.board(), mending, standing),
                attendance);
        worker.start();
    }

    /** The site shows this pipeline from now on: everything is told that was kept to itself, and all that follows. */
    void show() {
        if (!standing.isShown()) {
            standing.show();
            partitions.running().forEach(mending::partition);
        }
    }

    /** The greatest generation on {@code counts}; empty as long as not all of it is read. */
    OptionalInt generation() {
        return seen.ready() ? OptionalInt.of(seen.generation()) : OptionalInt.empty();
    }

    boolean alive() {
        return worker.alive();
    }

    void end() throws InterruptedException {
        watched.forEach(KafkaClientMetrics::close);
        worker.end();
        writer.shutdownNow();
        mending.end();
        publisher.end();
        tail.close();
        producer.close(CLOSE);
        admin.close(CLOSE);
        measures.ended(partitions);
    }

    private void mend(CountKey key) {
        if (standing.isShown()) {
            mending.count(key);
        }
    }
}
