package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** What Docker Compose is told agrees with the services, with the topics and with its own list of what to fill in. */
class ComposeTest {
    private static final String WRITE = "./mvnw -pl tests/architecture test -Dtest=ComposeTest -Dmaeari.docs=write";
    private static final Map<String, List<String>> NEEDED = Map.of(
            "article-service", dev.maeari.articles.Main.NEEDED.keys(),
            "engagement-service", dev.maeari.engagement.Main.NEEDED.keys(),
            "notification-service", dev.maeari.notifications.Main.NEEDED.keys());
    /** Only where the broker asks who it is. */
    private static final String LOGIN = "KAFKA_SASL_JAAS_CONFIG";

    private final Compose compose = Compose.read();

    @Test
    void whatever_is_told_is_a_setting_and_no_secret_is_written_down() {
        assertThat(compose.faults()).isEmpty();
    }

    @Test
    void what_is_wrong_would_be_noticed() {
        // Given
        Compose careless = Compose.of("""
                services:
                  article-service:
                    image: maeari/article-service:latest
                    environment: {MAEARI_SITE_URI: x, QUARKUS_OIDC_CREDENTIALS_SECRET: known}
                """);
        // Then
        assertThat(careless.faults())
                .containsExactly(
                        "article-service is told MAEARI_SITE_URI, which is no setting",
                        "QUARKUS_OIDC_CREDENTIALS_SECRET of article-service is written down",
                        "maeari/article-service:latest has no version");
    }

    @Test
    void each_service_is_told_all_that_it_needs() {
        NEEDED.forEach((service, keys) -> assertThat(compose.told(service).keySet())
                .as(service)
                .containsAll(keys.stream()
                        .map(key -> key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                        .filter(variable -> !variable.equals(LOGIN))
                        .toList()));
    }

    @Test
    void each_service_has_a_password_of_its_own_at_the_database_and_none_has_the_superusers() {
        // Given
        Map<String, String> database = compose.told("postgres");
        String superusers = database.get("POSTGRES_PASSWORD");
        // When
        Map<String, String> theirs = Manifests.SERVICES.stream()
                .collect(Collectors.toMap(
                        service -> service.replace("-service", "").toUpperCase(Locale.ROOT) + "_DATABASE_PASSWORD",
                        service -> compose.told(service).get("QUARKUS_DATASOURCE_PASSWORD")));
        // Then
        assertThat(theirs.values()).doesNotHaveDuplicates();
        assertThat(database).containsAllEntriesOf(theirs);
        assertThat(Manifests.SERVICES)
                .allSatisfy(
                        service -> assertThat(compose.told(service).values()).doesNotContain(superusers));
    }

    @Test
    void who_comes_by_the_gateway_gets_to_the_services_and_no_further() {
        // Given
        Stream<String> others = compose.services().stream().filter(service -> !service.equals("gateway"));
        // When
        Stream<String> reached = others.filter(service -> compose.meet("gateway", service));
        // Then
        assertThat(reached).containsExactlyInAnyOrderElementsOf(Manifests.SERVICES);
    }

    @Test
    void who_uses_another_meets_it() {
        Manifests.SERVICES.forEach(service -> {
            assertThat(compose.meet(service, "kafka")).isTrue();
            assertThat(compose.meet(service, "postgres")).isTrue();
            assertThat(compose.meet(service, "prometheus")).isTrue();
        });
        assertThat(compose.meet("topics", "kafka")).isTrue();
        assertThat(compose.meet("grafana", "prometheus")).isTrue();
        assertThat(compose.meet("notification-service", "engagement-service")).isTrue();
    }

    @Test
    void the_example_lists_what_is_to_be_filled_in() {
        // Given
        Stream<String> listed = Manifests.text(Compose.FOLDER.resolve("env.example"))
                .lines()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')));
        // Then
        assertThat(listed).containsExactlyInAnyOrderElementsOf(compose.asked().toList());
    }

    @Test
    void gateway_and_prometheus_ask_at_the_ports_of_the_services() {
        assertThat(Compose.addresses("Caddyfile")).isEqualTo(ports("quarkus.http.port"));
        assertThat(Compose.addresses("prometheus.yaml")).isEqualTo(ports("quarkus.management.port"));
    }

    @Test
    void the_topics_are_those_that_are_declared() throws IOException {
        // Given
        Map<String, String> told = compose.told("engagement-service");
        Topics topics = SettingPolicies.declared(told);
        Path file = Compose.FOLDER.resolve("topics.sh");
        // When
        String script = """
                #!/bin/bash
                # Written by %s
                set -eu
                topics() {
                  /opt/kafka/bin/kafka-topics.sh --bootstrap-server %s "$@"
                }
                until made=$(topics --list 2>/dev/null); do
                  sleep 1
                done
                # Each call starts a Java of its own, so that none is made for a topic that is there.
                make() {
                  case " ${made//$'\\n'/ } " in
                  *" $1 "*) ;;
                  *) topics --create --if-not-exists --topic "$@" ;;
                  esac
                }
                """.formatted(WRITE, told.get("KAFKA_BOOTSTRAP_SERVERS"))
                + topics.toCreate().stream().map(ComposeTest::topic).collect(Collectors.joining());
        if ("write".equals(System.getProperty("maeari.docs"))) {
            Files.writeString(file, script);
        }
        // Then
        assertThat(file).as("write it again: " + WRITE).hasContent(script);
    }

    private static String topic(NewTopic topic) {
        return "make %s --partitions %d --replication-factor %d"
                        .formatted(topic.name(), topic.numPartitions(), topic.replicationFactor())
                + new TreeMap<>(topic.configs())
                        .entrySet().stream()
                                .map(one -> " \\\n  --config %s=%s".formatted(one.getKey(), one.getValue()))
                                .collect(Collectors.joining())
                + "\n";
    }

    private static List<String> ports(String key) {
        return Manifests.SERVICES.stream()
                .map(service -> service + ":" + Manifests.properties(service).getProperty(key))
                .sorted()
                .toList();
    }
}
