package dev.maeari.web.tail;

import dev.maeari.events.KafkaAccess;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.web.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads all partitions of one topic, outside any group, on a thread of its own: every instance sees everything. Who
 * needs to know that "nothing was said" asks {@link #caughtUp()}.
 */
public final class LogTail implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LogTail.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int MOST_ASKING = 10_000;

    static {
        NativeLz4.load();
    }

    /** Where reading begins. */
    public enum From {
        BEGINNING,
        END
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Consumer<ConsumerRecord<byte[], byte[]>> each;
    private final From from;
    private final LinkedBlockingQueue<CompletableFuture<Void>> asking = new LinkedBlockingQueue<>(MOST_ASKING);
    /** Only a poll is woken, and once: who asks all the time must not keep us from reading. */
    private final AtomicBoolean polling = new AtomicBoolean();

    private final List<Waiting> waiting = new ArrayList<>();
    private final CompletableFuture<Void> firstRead = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean stopped;
    /** By the reader's thread alone. */
    private final Trouble trouble;

    private record Waiting(Map<TopicPartition, Long> ends, CompletableFuture<Void> passed) {}

    /**
     * Starts to read.
     *
     * @param each called on the reader's thread, record by record, in order within a partition
     */
    public LogTail(
            String bootstrapServers,
            Topics topics,
            Topic topic,
            From from,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        this(bootstrapServers, topics, topic.name(), from, each);
    }

    /** The same of a topic that carries no events, by its name without prefix. */
    public LogTail(
            String bootstrapServers,
            Topics topics,
            String topic,
            From from,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        this.each = each;
        this.from = from;
        this.trouble = new Trouble("reading the topic " + topics.prefix() + topic);
        this.partitions = IntStream.range(0, topics.partitions())
                .mapToObj(p -> new TopicPartition(topics.prefix() + topic, p))
                .toList();
        this.consumer = KafkaAccess.consumer(
                bootstrapServers,
                "maeari-tail-" + topic,
                Map.of(
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        250,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        5_000));
        asking.add(firstRead);
        this.thread = Thread.ofPlatform().name("tail-" + topic).daemon().start(this::run);
    }

    /**
     * Completes once everything is read that the log held when it was asked; fails at once with a
     * {@link RejectedExecutionException} when too many ask. Who no longer waits completes it.
     */
    public CompletionStage<Void> caughtUp() {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        if (!asking.offer(passed)) {
            return CompletableFuture.failedFuture(new RejectedExecutionException("too many ask"));
        }
        if (polling.compareAndSet(true, false)) {
            consumer.wakeup();
        }
        return passed;
    }

    /**
     * The same for who may block.
     *
     * @throws TimeoutException after that time
     * @throws ExecutionException when too many ask
     */
    public void awaitCaughtUp(Duration patience) throws InterruptedException, ExecutionException, TimeoutException {
        await(caughtUp().toCompletableFuture(), patience);
    }

    /** Who gives up says so: else the question would be kept, and count among the asking, for as long as Kafka is away. */
    public static void await(CompletableFuture<Void> passed, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            passed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            passed.cancel(false);
        }
    }

    /** Whether everything is read that the log held at the start. */
    public boolean ready() {
        return firstRead.isDone();
    }

    @Override
    public void close() {
        stopped = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(3));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            consumer.assign(partitions);
            if (from == From.END) {
                consumer.seekToEnd(partitions);
            } else {
                consumer.seekToBeginning(partitions);
            }
            while (!stopped) {
                step();
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted, stopping", e);
        }
    }

    private void step() throws InterruptedException {
        try {
            asking.removeIf(CompletableFuture::isDone);
            boolean heard = noteEnds();
            OneByOne.take(poll(), each);
            answer();
            if (heard) {
                trouble.over();
            }
        } catch (WakeupException e) {
            LOG.trace("woken", e);
        } catch (RuntimeException e) {
            trouble.happened(e);
            Thread.sleep(RETRY);
        }
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        polling.set(true);
        try {
            return consumer.poll(asking.isEmpty() && waiting.isEmpty() ? POLL : SHORT);
        } finally {
            polling.set(false);
        }
    }

    /** One look at the ends serves everybody who asked before it; answers whether anybody had. */
    private boolean noteEnds() {
        if (asking.isEmpty()) {
            return false;
        }
        int asked = asking.size();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (int i = 0; i < asked; i++) {
            waiting.add(new Waiting(ends, asking.remove()));
        }
        return true;
    }

    private void answer() {
        waiting.removeIf(one -> {
            if (one.passed().isDone()) {
                return true;
            }
            boolean passed =
                    one.ends().entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            if (passed) {
                one.passed().complete(null);
            }
            return passed;
        });
    }
}
