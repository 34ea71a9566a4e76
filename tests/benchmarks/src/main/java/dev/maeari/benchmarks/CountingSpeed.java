package dev.maeari.benchmarks;

import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Counting alone, beside {@code kafka-consumer-perf-test}: where its time goes, and with options for the service's JVM,
 * profiles.
 */
public final class CountingSpeed {
    private CountingSpeed() {}

    /** Arguments: events, articles, share of the hot article, rounds, options of the service's JVM. */
    public static void main(String... args) throws IOException, SQLException, InterruptedException {
        int events = Integer.parseInt(args[0]);
        List<String> options = List.of(args).subList(4, args.length);
        Path home = Path.of("").toAbsolutePath();
        try (Stack stack = Stack.start()) {
            Topics topics = stack.topics("speed.");
            new ViewLog(topics, events, Integer.parseInt(args[1]), Double.parseDouble(args[2]))
                    .fill(stack.bootstrapServers());
            for (int i = 0; i < Integer.parseInt(args[3]); i++) {
                Rate reading = ConsumerPerfTest.read(
                        stack.bootstrapServers(), topics.name(Topic.VIEWS), events, stack.folder());
                CountedLog counted = CountedLog.count(stack, home, topics, "speed_" + i, events, options);
                print(counted, reading);
                System.out.println("  us of CPU per event: " + counted.threads().per(events));
            }
        }
    }

    private static void print(CountedLog counted, Rate reading) {
        System.out.printf(
                Locale.ROOT,
                "counting %,9.0f/s (cpu %.2f us)  reading %,9.0f/s (cpu %.2f us)  ratio %.2f  %s%n",
                counted.rate().perSecond(),
                counted.rate().cpuMicros(),
                reading.perSecond(),
                reading.cpuMicros(),
                counted.rate().perSecond() / reading.perSecond(),
                counted.work());
    }
}
