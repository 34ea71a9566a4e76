package dev.maeari.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.system.IndependentReader;
import dev.maeari.system.IndependentReader.Numbers;
import dev.maeari.system.Json;
import dev.maeari.system.Status;
import dev.maeari.system.Versions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A program of its own that knows nothing but the log and the public API, and no class of the services. It learns the
 * articles from their topic, looks at all their numbers all the time, and says when it is asked whether each of them is
 * what it computes from the log.
 */
final class Agreement {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Status.Kafka kafka;
    private final IndependentReader log;
    private final Shown shown;
    private final Set<String> articles = ConcurrentHashMap.newKeySet();
    private final AtomicLong looks = new AtomicLong();
    private final Versions api = new Versions("API");
    private final Versions topic = new Versions("topic");

    private Agreement(Status.Kafka kafka, URI site, IndependentReader log) {
        this.kafka = kafka;
        this.log = log;
        this.shown = new Shown(site);
    }

    /**
     * What it found.
     *
     * @param counters that were compared
     * @param proved views that the log makes
     * @param counted views that are shown
     * @param looks answers of the API that it looked at, an article each
     * @param lost by how much numbers that are shown are too small
     * @param doubled by how much they are too great
     * @param backwards how often the API showed an older version after a newer one
     * @param wrong each difference, and each version that went back or said two things
     */
    record Verdict(
            int articles,
            int counters,
            long proved,
            long counted,
            long looks,
            long lost,
            long doubled,
            long backwards,
            List<String> wrong) {

        /** Of a program that was started, at the latest after that time. */
        static Verdict of(OtherProcess agreement, Duration patience) {
            agreement.tell(Long.toString(patience.toSeconds()));
            return Json.read(agreement.awaitLine(line -> line.startsWith("{")), Verdict.class);
        }

        /** As if its numbers were those of the log. */
        Findings findings() {
            return new Findings(proved, proved, counted, 0, lost, doubled, wrong);
        }
    }

    /**
     * {@code bootstrapServers prefix site by-the-rules|every-record}; a line of input with a number of seconds asks for a
     * verdict, which is good at once or what there is after that time.
     */
    public static void main(String[] arguments) throws IOException {
        Status.Kafka kafka = new Status.Kafka(arguments[0], arguments[1]);
        IndependentReader log = arguments[3].equals("every-record")
                ? IndependentReader.withoutDeduplication(kafka)
                : IndependentReader.of(kafka);
        Agreement agreement = new Agreement(kafka, URI.create(arguments[2]), log);
        Thread.ofPlatform().daemon().start(agreement::readTopics);
        Thread.ofPlatform().daemon().start(agreement::look);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            System.out.println(Json.write(agreement.verdict(Duration.ofSeconds(Long.parseLong(line)))));
        }
    }

    private Verdict verdict(Duration patience) {
        long start = System.nanoTime();
        Verdict verdict = compared();
        while (!verdict.wrong().isEmpty() && System.nanoTime() - start < patience.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            verdict = compared();
        }
        return verdict;
    }

    private Verdict compared() {
        Map<String, Numbers> proved = log.read();
        Set<String> all = new TreeSet<>(articles);
        proved.keySet().stream().filter(id -> ID.matcher(id).matches()).forEach(all::add);
        Map<String, Numbers> now = shown.numbers(all);
        Sum sum = new Sum(topic);
        for (String article : all) {
            Numbers must = proved.getOrDefault(article, Numbers.NONE);
            Numbers is = now.getOrDefault(article, new Numbers(-1, -1, -1));
            sum.compare(article + "/views", is.views(), must.views());
            sum.compare(article + "/likes", is.likes(), must.likes());
            sum.compare(article + "/comments", is.comments(), must.comments());
            sum.proved += must.views();
            sum.counted += is.views();
        }
        sum.wrong.addAll(api.wrong());
        return new Verdict(
                all.size(),
                sum.counters,
                sum.proved,
                sum.counted,
                looks.get(),
                sum.lost,
                sum.doubled,
                api.back(),
                sum.wrong);
    }

    private static final class Sum {
        private final Versions topic;
        private final List<String> wrong = new ArrayList<>();
        private int counters;
        private long proved;
        private long counted;
        private long lost;
        private long doubled;

        Sum(Versions topic) {
            this.topic = topic;
        }

        /** The log, the API and what the topic tells last must say the same. */
        void compare(String counter, long is, long must) {
            counters++;
            lost += Math.max(0, must - is);
            doubled += Math.max(0, is - must);
            long told = topic.value(counter);
            if (is != must || told != must) {
                wrong.add("%s: log %d, shown %d, told %d".formatted(counter, must, is, told));
            }
        }
    }

    private void look() {
        while (true) {
            shown.each(articles, counts -> {
                looks.incrementAndGet();
                api.answer(counts);
            });
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void readTopics() {
        String names = kafka.topicPrefix() + "articles";
        String numbers = kafka.topicPrefix() + "counts";
        try (KafkaConsumer<byte[], byte[]> consumer = LogReader.consumer(kafka)) {
            List<TopicPartition> partitions = List.of(names, numbers).stream()
                    .flatMap(name -> consumer.partitionsFor(name).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PAUSE)) {
                    if (record.topic().equals(names)) {
                        articles.add(LogReader.key(record));
                    } else {
                        topic.told(LogReader.key(record), LogReader.value(record));
                    }
                }
            }
        }
    }
}
