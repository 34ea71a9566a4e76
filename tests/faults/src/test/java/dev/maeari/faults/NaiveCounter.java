package dev.maeari.faults;

import dev.maeari.system.Fact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A control, in a process of its own: counts views as most do, with the offsets at the broker and the numbers in a table of
 * its own, so that a kill between the two must show, and so must one that was taken for dead and wakes up. Its table is a
 * file with a line for each view that it counted.
 */
final class NaiveCounter implements AutoCloseable {
    private static final int FIRST_ARTICLE = 5;
    private static final Duration BETWEEN = Duration.ofMillis(300);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Path table;
    private final Order order;
    private final Set<String> articles;
    private final Set<String> seen = new HashSet<>();

    /** What it does one after the other, and where there is a pause between. */
    enum Order {
        OFFSETS_THEN_TABLE,
        TABLE_THEN_OFFSETS,
        /** The pause comes before both. */
        NEITHER_YET
    }

    private NaiveCounter(String bootstrapServers, String group, Path table, Order order, Set<String> articles) {
        this.table = table;
        this.order = order;
        this.articles = articles;
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** {@code bootstrapServers topic group table order article…}; tells on its output where it is. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (NaiveCounter counter = new NaiveCounter(
                arguments[0],
                arguments[2],
                Path.of(arguments[3]),
                Order.valueOf(arguments[4]),
                Set.copyOf(Arrays.asList(arguments).subList(FIRST_ARTICLE, arguments.length)))) {
            counter.run(arguments[1]);
        }
        System.out.println("done");
    }

    private void run(String topic) throws IOException, InterruptedException {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begin = committed(partitions);
        remember(begin);
        begin.forEach(consumer::seek);
        while (isBefore(ends)) {
            List<String> counted = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                if (isFirst(record)) {
                    counted.add(LogReader.key(record));
                }
            }
            settle(counted);
        }
    }

    private void settle(List<String> counted) throws IOException, InterruptedException {
        switch (order) {
            case OFFSETS_THEN_TABLE -> {
                consumer.commitSync();
                pause(counted);
                write(counted);
            }
            case TABLE_THEN_OFFSETS -> {
                write(counted);
                pause(counted);
                consumer.commitSync();
            }
            case NEITHER_YET -> {
                pause(counted);
                write(counted);
                consumer.commitSync();
            }
        }
    }

    private static void pause(List<String> counted) throws InterruptedException {
        if (!counted.isEmpty()) {
            System.out.println("between");
            Thread.sleep(BETWEEN);
        }
    }

    private void write(List<String> counted) throws IOException {
        Files.write(table, counted, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** What it knew before it was killed, from the log: visits repeat, and it is no control of that. */
    private void remember(Map<TopicPartition, Long> until) {
        consumer.seekToBeginning(until.keySet());
        while (isBefore(until)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                Long end = until.get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end) {
                    isFirst(record);
                }
            }
        }
    }

    private boolean isFirst(ConsumerRecord<byte[], byte[]> record) {
        return Fact.of(record, LogWriter.PARTITIONS)
                .filter(fact -> fact.type().equals("ArticleViewed") && articles.contains(fact.get("articleId")))
                .filter(view -> seen.add(view.get("articleId") + " " + view.get("visitor")))
                .isPresent();
    }

    private boolean isBefore(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private Map<TopicPartition, Long> committed(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> begin = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = committed.get(partition);
            begin.put(partition, offset == null ? 0L : offset.offset());
        }
        return begin;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
