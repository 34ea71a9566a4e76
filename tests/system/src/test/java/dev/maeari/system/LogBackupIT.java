package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.embedded.Authority;
import dev.maeari.embedded.SecureKafka;
import dev.maeari.events.KafkaAccess;
import dev.maeari.events.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log copied and brought back as in a cluster: by TLS and name, with the rights that manifests and documents give. */
@Tag("long")
class LogBackupIT {
    private static final Topics TOPICS = new Topics("maeari.", 3, (short) 1);
    private static final TopicPartition VIEWS = new TopicPartition("maeari.views", 0);
    private static final String PASSWORD = "of-the-copy";
    private static final Pattern RIGHT = Pattern.compile(
            "resource: \\{type: (\\w+), name: ([\\w.]+)(, patternType: prefix)?}\\s+operations: \\[(\\w+)]");

    @TempDir
    static Path folder;

    @Test
    void who_only_reads_copies_the_log_and_who_was_let_in_for_it_brings_it_back() throws Exception {
        Authority authority = Authority.in(folder.resolve("authority"));
        Path broker = Files.createDirectories(folder.resolve("kafka"));
        // Who comes by the broker's own door, without a name, may do everything: that is this test.
        Files.writeString(broker.resolve("own.properties"), """
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:ANONYMOUS
                """);
        try (SecureKafka kafka = SecureKafka.start(broker, authority);
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", kafka.broker().bootstrapServers()))) {
            // Given a log, and somebody who has read a part of it
            kafka.broker().create(TOPICS);
            append(kafka.broker().bootstrapServers());
            admin.alterConsumerGroupOffsets("maeari.counting.1", Map.of(VIEWS, new OffsetAndMetadata(2)))
                    .all()
                    .get();
            Map<String, String> copier =
                    letIn(kafka, admin, authority, "backup-kafka", NightlyExport.COMPONENT + "user.yaml");
            // When
            Path copy = folder.resolve("log");
            new Launcher(folder, copier).run(NightlyExport.words(broker(copier), TOPICS.prefix(), copy.toString()));
            // Then
            JsonNode kept = Json.read(Files.readString(copy.resolve("topics.json")));
            assertThat(kept.at("/topics/views/partitions/0/end").asLong()).isEqualTo(3);
            assertThat(kept.at("/groups/maeari.counting.1/views~10/offset").asLong())
                    .isEqualTo(2);
            mayNotMore(copier);
            // When it is brought back beside the former one
            Map<String, String> importer = letIn(kafka, admin, authority, "import-kafka", "docs/backup.md");
            String said = new Launcher(folder, importer)
                    .run(
                            "topics",
                            "import",
                            "--bootstrap-servers",
                            broker(importer),
                            "--prefix",
                            "maeari.back.",
                            copy.toString());
            // Then
            assertThat(said).contains("imported 3 records", "UPDATE progress SET topic_id");
        }
    }

    /** What is no part of the log is not read, and nothing is written. */
    private static void mayNotMore(Map<String, String> copier) {
        try (Admin admin = Admin.create(with(copier))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("maeari.sessions"))
                            .allTopicNames()
                            .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(with(copier), new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(VIEWS.topic(), 0, "key", "value"))
                            .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    private static Map<String, Object> with(Map<String, String> environment) {
        Map<String, Object> settings = new HashMap<>(KafkaAccess.of(environment));
        // To ask for the topic's right, not for that of being known to the broker as a producer.
        settings.put("enable.idempotence", "false");
        settings.put("bootstrap.servers", broker(environment));
        return settings;
    }

    /** A user with the rights that stand in a file; what the process of it is told. */
    private static Map<String, String> letIn(
            SecureKafka kafka, Admin admin, Authority authority, String user, String file) throws Exception {
        kafka.letIn(user, PASSWORD);
        List<AclBinding> rights = RIGHT.matcher(Files.readString(Launcher.root().resolve(file)))
                .results()
                .map(found -> new AclBinding(
                        new ResourcePattern(
                                ResourceType.valueOf(found.group(1).toUpperCase(Locale.ROOT)),
                                found.group(2),
                                found.group(3) == null ? PatternType.LITERAL : PatternType.PREFIXED),
                        new AccessControlEntry(
                                "User:" + user,
                                "*",
                                AclOperation.valueOf(found.group(4).toUpperCase(Locale.ROOT)),
                                AclPermissionType.ALLOW)))
                .toList();
        assertThat(rights).as(file).isNotEmpty();
        admin.createAcls(rights).all().get();
        return kafka.environment(Launcher.root(), user, PASSWORD, authority.certificate());
    }

    private static String broker(Map<String, String> environment) {
        return Objects.requireNonNull(environment.get("KAFKA_BOOTSTRAP_SERVERS"));
    }

    private static void append(String servers) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
            for (String view : List.of("one", "two", "three")) {
                producer.send(new ProducerRecord<>(VIEWS.topic(), VIEWS.partition(), "article", view))
                        .get();
            }
        }
    }
}
