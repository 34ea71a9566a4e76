package dev.maeari.engagement.counting.readership;

import dev.maeari.events.KafkaAccess;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.web.Trouble;
import dev.maeari.web.tail.OneByOne;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads the views once more, beside counting and unhurried, and notes the visitors, with the positions, which are the
 * database's; the group is told of them afterwards, for who asks how far it is. What is read twice is added twice, which
 * changes nothing. So no fence is needed.
 */
final class ReadershipReader {
    private static final Logger LOG = Logger.getLogger(ReadershipReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(1);

    private static final Duration GLANCE = Duration.ofMillis(20);
    /** Records that are noted together. */
    private static final int MOST = 50_000;
    /** Of one poll: what Kafka's client makes of a record takes ten times the room of what is kept. */
    private static final int MOST_OF_A_POLL = 2_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final ReadershipTable table;
    private final ReaderVisits visits;
    private final Trouble trouble = new Trouble("noting visitors");
    private final Thread thread;
    /** What was read and not noted yet; it outlives a fault of Kafka, since the consumer goes on behind it. */
    private SortedMap<ArticleDay, Seen> visitors = new TreeMap<>();
    /** Of each partition of it the offset behind the last record. */
    private Map<Integer, Long> next = new HashMap<>();

    private int read;

    private volatile boolean stopped;

    /**
     * Starts to read.
     *
     * @param group whose positions it goes on from
     */
    ReadershipReader(String bootstrapServers, String group, Topics topics, ReadershipTable table, ReaderVisits visits) {
        this.topics = topics;
        this.table = table;
        this.visits = visits;
        this.consumer = KafkaAccess.consumer(
                bootstrapServers,
                "maeari-readership",
                Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        MOST_OF_A_POLL,
                        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                        60_000,
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        10_000,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        5_000));
        this.thread = Thread.ofPlatform().name("readership").daemon().start(this::run);
    }

    void end() throws InterruptedException {
        stopped = true;
        consumer.wakeup();
        if (!thread.join(Duration.ofSeconds(3))) {
            thread.interrupt();
        }
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(topics.name(Topic.VIEWS)), new Assigned());
            while (!stopped) {
                step();
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("visitors are noted no more", e);
        }
    }

    private void step() throws InterruptedException {
        try {
            ConsumerRecords<byte[], byte[]> poll = consumer.poll(read == 0 ? POLL : GLANCE);
            read(poll);
            if (!poll.isEmpty() && read + MOST_OF_A_POLL <= MOST) {
                return;
            }
            // Counting has passed these views then, as a rule; and however much there is to read, it takes little of a
            // core.
            Thread.sleep(REST);
            if (read > 0) {
                note();
                consumer.commitSync();
            }
            trouble.over();
        } catch (WakeupException e) {
            LOG.trace("woken", e);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            // What was noted and could not be committed is noted once more, here or by another.
            trouble.happened(e);
            Thread.sleep(REST);
        }
    }

    private void note() throws InterruptedException {
        await(() -> table.add(visitors, next));
        visitors = new TreeMap<>();
        next = new HashMap<>();
        read = 0;
    }

    /** Tries for ever: the group gives the partitions to another if that takes too long. */
    private void await(Work work) throws InterruptedException {
        while (true) {
            try {
                work.run();
                return;
            } catch (SQLException | RuntimeException e) {
                if (stopped) {
                    throw new WakeupException();
                }
                trouble.happened(e);
                Thread.sleep(REST);
            }
        }
    }

    /** Something that needs the database. */
    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }

    /** Goes on from where the database knows the visitors, or from the beginning. */
    private final class Assigned implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            try {
                await(() -> {
                    Map<Integer, Long> known = table.read();
                    partitions.forEach(one -> consumer.seek(one, known.getOrDefault(one.partition(), 0L)));
                });
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // Whoever reads them from now on reads anew what was not noted.
        }
    }

    private void read(ConsumerRecords<byte[], byte[]> poll) {
        read += poll.count();
        for (TopicPartition partition : poll.partitions()) {
            // Of one that was added since this process was told of them, another one reads what this one passes over.
            if (partition.partition() < topics.partitions()) {
                next.put(
                        partition.partition(), poll.records(partition).getLast().offset() + 1);
            }
        }
        OneByOne.take(poll, this::see);
    }

    private void see(ConsumerRecord<byte[], byte[]> record) {
        ReaderVisits.Visit visit = visits.of(record);
        if (visit != null) {
            visitors.computeIfAbsent(visit.articleDay(), any -> new Seen(visit.day(), record.partition()))
                    .add(visit.visitor(), record.partition(), record.offset());
        }
    }
}
