package dev.maeari.faults;

import dev.maeari.system.Http;
import dev.maeari.system.Http.Answer;
import dev.maeari.system.Json;
import dev.maeari.system.LiveCounts;
import dev.maeari.system.Status;
import dev.maeari.system.Versions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Looks at the numbers of some articles all the time: by the API, by an open stream, and on the topic that tells them. */
final class Watcher implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final URI site;
    private final List<String> articles;
    private final Versions api = new Versions("API");
    private final LiveCounts stream;
    private final Versions topic = new Versions("topic");
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(runnable -> {
        Thread thread = new Thread(runnable, "watcher");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean done;

    private Watcher(URI site, List<String> articles) {
        this.site = site;
        this.articles = articles;
        stream = LiveCounts.of(site, articles);
        threads.execute(this::api);
    }

    static Watcher of(Status status, List<String> articles) {
        Watcher watcher = atPages(status.url(), articles);
        watcher.threads.execute(() -> watcher.topic(status.kafka()));
        return watcher;
    }

    /** One that only sees what readers see. */
    static Watcher atPages(URI site, List<String> articles) {
        return new Watcher(site, articles);
    }

    /** What readers were shown that they must not be shown (I4), or that they were shown nothing. */
    List<String> wrong() {
        return Stream.of(api, stream.versions())
                .flatMap(place -> place.wrong().stream())
                .toList();
    }

    /** How often readers were shown an older version after a newer one. */
    long backwards() {
        return api.back() + stream.versions().back();
    }

    /**
     * How often the topic told an older version after a newer one. It may, where one that was taken for dead speaks late:
     * readers of the topic keep the newest, and the owner says it again.
     */
    long late() {
        return topic.back();
    }

    /** Of {@code article/counter} the newest that the topic has told. */
    long told(String counter) {
        return topic.value(counter);
    }

    @Override
    public void close() {
        done = true;
        stream.close();
        threads.shutdown();
    }

    private void api() {
        URI uri = site.resolve("/api/engagement/counts?" + query());
        while (!done) {
            Answer answer = Http.get(uri);
            if (answer.status() == 200) {
                Json.read(answer.body()).get("items").forEach(api::answer);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void topic(Status.Kafka kafka) {
        String name = kafka.topicPrefix() + "counts";
        try (KafkaConsumer<byte[], byte[]> consumer = LogReader.consumer(kafka)) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!done) {
                consumer.poll(PAUSE).forEach(this::told);
            }
        }
    }

    private void told(ConsumerRecord<byte[], byte[]> record) {
        if (articles.stream().anyMatch(LogReader.key(record)::startsWith)) {
            topic.told(LogReader.key(record), LogReader.value(record));
        }
    }

    private String query() {
        return articles.stream().map(article -> "article=" + article).collect(Collectors.joining("&"));
    }
}
