package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is written from elsewhere: the topics from their declaration, the alerts from Prometheus' own files. */
class GeneratedTest {
    static final List<String> RULES = Alert.FILES;
    private static final String WRITE = "./mvnw -pl tests/architecture test -Dtest=GeneratedTest -Dmaeari.docs=write";

    @Test
    void the_topics_are_those_that_are_declared() throws IOException {
        // Given
        Topics production = new Topics("maeari.", 24, (short) 3);
        // When
        String topics = production.toCreate().stream().map(GeneratedTest::topic).collect(Collectors.joining("---\n"));
        // Then
        same("components/kafka/topics.yaml", topics);
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void the_alerts_are_those_of_prometheus(String file) throws IOException {
        // Given
        String rules = Manifests.text(Alert.FOLDER.resolve(file + ".yaml"));
        // When
        String rule = """
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata:
                  name: maeari-%s
                spec:
                """.formatted(file)
                + rules.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.isEmpty() ? "\n" : "  " + line + "\n")
                        .collect(Collectors.joining());
        // Then
        same("components/monitoring/%s.yaml".formatted(file), rule);
    }

    private static String topic(NewTopic topic) {
        return """
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata:
                  name: %s
                  labels:
                    strimzi.io/cluster: kafka
                spec:
                  partitions: %d
                  replicas: %d
                  config:
                """.formatted(topic.name(), topic.numPartitions(), topic.replicationFactor())
                + new TreeMap<>(topic.configs())
                        .entrySet().stream()
                                .map(one -> "    %s: \"%s\"\n".formatted(one.getKey(), one.getValue()))
                                .collect(Collectors.joining());
    }

    private static void same(String file, String body) throws IOException {
        Path path = Manifests.KUBERNETES.resolve(file);
        String text = "# Written by " + WRITE + "\n" + body;
        if ("write".equals(System.getProperty("maeari.docs"))) {
            Files.writeString(path, text);
        }
        assertThat(path).as("write it again: " + WRITE).hasContent(text);
    }
}
