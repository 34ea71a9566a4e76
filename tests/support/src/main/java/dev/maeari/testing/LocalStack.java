package dev.maeari.testing;

import dev.maeari.embedded.Database;
import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.events.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/**
 * Gives a service under test the real Kafka and PostgreSQL, topics and a database of its own, and a provider's key with
 * which {@link People} sign. The init argument {@code name} keeps test applications apart.
 */
public final class LocalStack implements QuarkusTestResourceLifecycleManager {
    /** Partitions of each topic. */
    public static final int PARTITIONS = 3;

    private String name = "test";

    @Override
    public void init(Map<String, String> arguments) {
        name = arguments.getOrDefault("name", name);
    }

    @Override
    public Map<String, String> start() {
        EmbeddedStack stack = EmbeddedStack.shared();
        Topics topics = stack.topics(name + ".", PARTITIONS);
        Database database = stack.database(name);
        return Map.ofEntries(
                Map.entry("kafka.bootstrap.servers", stack.kafka().bootstrapServers()),
                Map.entry("maeari.topics.prefix", topics.prefix()),
                Map.entry("maeari.topics.partitions", Integer.toString(PARTITIONS)),
                Map.entry("quarkus.datasource.jdbc.url", database.jdbcUrl()),
                Map.entry("quarkus.datasource.username", database.user()),
                Map.entry("quarkus.datasource.password", database.password()),
                // The folder that it is by default belongs to whoever was the first of this machine.
                Map.entry(
                        "quarkus.http.body.uploads-directory",
                        Path.of("target/uploads").toAbsolutePath().toString()),
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.management.test-port", "0"),
                Map.entry("quarkus.oidc.application-type", "service"),
                Map.entry("quarkus.oidc.public-key", People.publicKey()),
                Map.entry("quarkus.oidc.roles.source", "accesstoken"));
    }

    @Override
    public void stop() {
        // The stack is the JVM's, shared by all test applications, and ends with it.
    }
}
