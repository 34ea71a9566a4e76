package dev.maeari.benchmarks;

import dev.maeari.events.ArticleId;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** The producer path against {@code kafka-producer-perf-test}. */
final class Producing implements Measurement {
    private static final Goal GOAL = Goal.atLeast(0.5);
    private static final int SAMPLES = 1000;

    private final Stack stack;

    Producing(Stack stack) {
        this.stack = stack;
    }

    @Override
    public List<Line> measure(Plan plan, Progress progress) throws IOException {
        Topics topics = stack.topics("produce.");
        Path payload = Files.write(stack.folder().resolve("payload"), samples(new EventCodec(topics)));
        int events = Math.max(1, plan.events() / 4);
        List<Double> ratios = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        double cpu = 0;
        for (Turns turns = plan.turns(225); turns.another(); ) {
            progress.round("producer path against kafka-producer-perf-test", turns.number(), plan);
            Rate yardstick = ProducerPerfTest.write(
                    stack.bootstrapServers(), topics.name(Topic.VIEWS), events, payload, stack.folder());
            Rate ours = ProducerPath.write(stack.bootstrapServers(), topics, events, stack.folder());
            ratios.add(ours.perSecond() / yardstick.perSecond());
            rates.add(ours.perSecond());
            cpu += ours.cpuMicros();
        }
        return List.of(
                Line.of("producer-path", GOAL, Line.RATIO, ratios).with(cpu / rates.size()),
                Line.told("producer-path-rate", "events/s", rates));
    }

    /** Lines of the bytes that our records have, headers and key included, in text that packs as well. */
    private static List<String> samples(EventCodec codec) {
        Random random = new Random(SAMPLES);
        Clock clock = Clock.systemUTC();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            ProducerRecord<byte[], byte[]> record = codec.encode(
                    new ArticleViewed(
                            new ArticleId(new UUID(random.nextLong(), random.nextLong())),
                            new VisitorId(random.nextLong())),
                    new UUID(random.nextLong(), random.nextLong()),
                    clock.instant());
            StringBuilder line = new StringBuilder(text(record.key())).append(text(record.value()));
            for (Header header : record.headers()) {
                line.append(header.key()).append(text(header.value()));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
