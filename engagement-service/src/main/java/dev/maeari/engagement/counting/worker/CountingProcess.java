package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topics;
import java.time.Duration;
import java.time.InstantSource;
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
    private final Mending mending;
    private final CountsSeen seen;
    private final CountsTail tail;
    private final CountsPublisher publisher;
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
            Measures measures,
            InstantSource clock,
            ProgressBoard board,
            Map<String, Object> consumer) {}

    /** How it counts. */
    record Manner(String pipeline, int poll, Rulebook rules, Limits limits, Fence fence) {
        static Manner of(String pipeline, int poll, Rulebook rules) {
            return new Manner(pipeline, poll, rules, Limits.DEFAULT, new ProgressTable(pipeline));
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
        producer = Clients.producer(around.bootstrapServers());
        partitions = new Partitions(topics);
        measures.begun(partitions, standing);
        Store store =
                new SqlStore(around.dataSource(), manner.pipeline(), manner.rules(), manner.limits(), manner.fence());
        mending = new Mending(store, topics, partitions);
        seen = new CountsSeen(codec, this::mend);
        tail = new CountsTail(around.bootstrapServers(), topics, seen);
        publisher = new CountsPublisher(new CountsOutlet(producer, codec, around.clock(), seen, this::mend));
        publisher.start();
        mending.start(seen, tail, publisher);
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
                        System::nanoTime),
                new Settling(
                        consumer,
                        partitions,
                        new Applying(store),
                        new Committed(publisher, around.board(), measures, standing, around.wakeOutbox()),
                        trouble,
                        writer),
                new Watching(consumer, partitions, measures, around.board(), mending, standing),
                trouble);
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
