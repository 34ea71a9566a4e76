package dev.maeari.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The yardstick of writing: {@code kafka-producer-perf-test}, with ingest's settings and records of the same size. */
final class ProducerPerfTest {
    private static final Pattern WHOLE = Pattern.compile(".* ([\\d.]+) records/sec .*99\\.9th.*");

    private ProducerPerfTest() {}

    /** Writes as fast as it goes; each record is one of the file's lines. */
    static Rate write(String bootstrapServers, String topic, int events, Path payload, Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--topic",
                topic,
                "--num-records",
                Integer.toString(events),
                "--throughput",
                "-1",
                "--payload-file",
                payload.toString(),
                "--producer-props",
                "bootstrap.servers=" + bootstrapServers));
        IngestSettings.OF_THE_PRODUCER.forEach((name, value) -> arguments.add(name + "=" + value));
        Jvm.Ended ended =
                Jvm.run(folder, "org.apache.kafka.tools.ProducerPerformance", arguments.toArray(String[]::new));
        Matcher line = ended.lines().stream()
                .map(WHOLE::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(() -> new IOException("kafka-producer-perf-test says no numbers: " + ended.lines()));
        return new Rate(Double.parseDouble(line.group(1)), Rate.microsPerEvent(ended.cpu(), events));
    }
}
