package dev.maeari.benchmarks;

import dev.maeari.embedded.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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
        Path log = Files.createTempFile(folder, "consumer-perf-test", ".log");
        ChildProcess process = ChildProcess.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.apache.kafka.tools.ConsumerPerformance",
                        "--bootstrap-server",
                        bootstrapServers,
                        "--topic",
                        topic,
                        "--messages",
                        Integer.toString(events),
                        "--timeout",
                        "60000",
                        "--hide-header"),
                Map.of(),
                log,
                ChildProcess.Signal.TERM);
        Duration cpu = Cpu.untilEnd(process);
        String line = Files.readAllLines(log).stream()
                .filter(one -> one.split(", *").length > RATE_WITHOUT_JOINING)
                .findFirst()
                .orElseThrow(() -> new IOException("kafka-consumer-perf-test says no numbers, see " + log));
        return new Rate(Double.parseDouble(line.split(", *")[RATE_WITHOUT_JOINING]), Rate.microsPerEvent(cpu, events));
    }
}
