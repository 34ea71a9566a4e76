package dev.maeari.benchmarks;

import dev.maeari.embedded.Database;
import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Counting, from a log that is full to counts that are committed, against {@code kafka-consumer-perf-test} on the same
 * log, in turns. Each round is a fresh process with an empty database, its compiler still cold, as the yardstick's is.
 */
public final class CountingSpeed {
    private static final int PARTITIONS = 6;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private CountingSpeed() {}

    /**
     * What is measured.
     *
     * @param home the project's folder, whose engagement-service is built
     * @param hot the share of the events that one article gets, the others evenly
     * @param options of the service's JVM
     */
    public record Load(Path home, int events, int articles, double hot, int rounds, List<String> options) {}

    /**
     * One round.
     *
     * @param counting from the first committed count to the last
     * @param reading the yardstick
     */
    public record Round(Rate counting, Rate reading, DatabaseWork work) {
        /** Of the yardstick's speed. */
        public double ratio() {
            return counting.perSecond() / reading.perSecond();
        }
    }

    /** Fills a log and counts it as often as the load asks. */
    public static List<Round> measure(Load load) throws IOException, SQLException, InterruptedException {
        EmbeddedStack stack = EmbeddedStack.shared();
        String name = "speed" + System.nanoTime();
        Topics topics = stack.topics(name + ".", PARTITIONS);
        new ViewLog(topics, load.events(), load.articles(), load.hot())
                .fill(stack.kafka().bootstrapServers());
        Path folder = Files.createTempDirectory("maeari-bench");
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < load.rounds(); i++) {
            Rate reading = ConsumerPerfTest.read(
                    stack.kafka().bootstrapServers(), topics.name(Topic.VIEWS), load.events(), folder);
            rounds.add(count(load, topics, stack.database(name + "_" + i), folder.resolve("service-" + i), reading));
        }
        return rounds;
    }

    private static Round count(Load load, Topics topics, Database database, Path log, Rate reading)
            throws SQLException, InterruptedException {
        String bootstrapServers = EmbeddedStack.shared().kafka().bootstrapServers();
        try (CountedSoFar counted = new CountedSoFar(database);
                CountingService service =
                        new CountingService(load.home(), bootstrapServers, topics, database, log, load.options())) {
            long end = System.nanoTime() + LIMIT.toNanos();
            long first = 0;
            long start = 0;
            Duration cpu = Duration.ZERO;
            DatabaseWork before = DatabaseWork.NONE;
            long now = 0;
            while (now < load.events()) {
                if (System.nanoTime() > end || !service.isAlive()) {
                    throw new IllegalStateException("%d events counted, see %s".formatted(now, log));
                }
                Thread.sleep(5);
                now = counted.events();
                if (first == 0 && now > 0) {
                    first = now;
                    start = System.nanoTime();
                    cpu = service.cpu();
                    before = counted.work();
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long events = now - first;
            double cpuMicros = Rate.microsPerEvent(service.cpu().minus(cpu), events);
            return new Round(
                    new Rate(events / seconds, cpuMicros),
                    reading,
                    counted.work().since(before).per(events));
        }
    }

    /** Arguments: events, articles, share of the hot article, rounds, options of the service's JVM. */
    public static void main(String... args) throws IOException, SQLException, InterruptedException {
        List<Round> rounds = measure(new Load(
                Path.of("").toAbsolutePath(),
                Integer.parseInt(args[0]),
                Integer.parseInt(args[1]),
                Double.parseDouble(args[2]),
                Integer.parseInt(args[3]),
                List.of(args).subList(4, args.length)));
        for (Round round : rounds) {
            System.out.printf(
                    Locale.ROOT,
                    "counting %,9.0f/s (cpu %.2f us)  reading %,9.0f/s (cpu %.2f us)  ratio %.2f  %s%n",
                    round.counting().perSecond(),
                    round.counting().cpuMicros(),
                    round.reading().perSecond(),
                    round.reading().cpuMicros(),
                    round.ratio(),
                    round.work());
        }
    }
}
