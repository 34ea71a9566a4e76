package dev.maeari.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** The yardstick of reading: {@code kafka-consumer-perf-test}, which throws away what it reads. */
final class ConsumerPerfTest {
    private static final int RATE_WITHOUT_JOINING = 9;

    private ConsumerPerfTest() {}

    /**
     * Reads the topic once.
     *
     * @return events per second from the first fetch on, joining the group not counted in
     */
    static Rate read(String bootstrapServers, String topic, int events, Path folder) throws IOException {
        Jvm.Ended ended = Jvm.run(
                folder,
                "org.apache.kafka.tools.ConsumerPerformance",
                "--bootstrap-server",
                bootstrapServers,
                "--topic",
                topic,
                "--messages",
                Integer.toString(events),
                "--timeout",
                "60000",
                "--hide-header");
        String line = ended.lines().stream()
                .filter(one -> one.split(", *").length > RATE_WITHOUT_JOINING)
                .findFirst()
                .orElseThrow(() -> new IOException("kafka-consumer-perf-test says no numbers: " + ended.lines()));
        return new Rate(
                Double.parseDouble(line.split(", *")[RATE_WITHOUT_JOINING]), Rate.microsPerEvent(ended.cpu(), events));
    }
}
