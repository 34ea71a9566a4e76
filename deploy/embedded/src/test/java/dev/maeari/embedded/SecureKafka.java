package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.config.ConfigResource;

/** A broker as clusters have it: whoever comes by the network's door must speak by TLS and be known by name. */
public final class SecureKafka implements AutoCloseable {
    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;
    private static final int ITERATIONS = 4096;

    private final Kafka kafka;
    private final int port;

    private SecureKafka(Kafka kafka, int port) {
        this.kafka = kafka;
        this.port = port;
    }

    /** Starts it and returns once it serves. */
    public static SecureKafka start(Path folder, Authority authority) throws IOException, GeneralSecurityException {
        int port = Ports.free();
        Map<String, String> settings = new HashMap<>(identity(authority));
        settings.putAll(Map.of(
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;"));
        SecureListener listener = new SecureListener(port, settings);
        return new SecureKafka(
                Kafka.start(folder, KafkaSettings.defaults().briefly().with(listener)), port);
    }

    /** The broker, and its own door, which asks nobody for a name. */
    public Kafka broker() {
        return kafka;
    }

    int port() {
        return port;
    }

    /** Shows from now on what that authority says of it; connections that stand go on. */
    public void show(Authority authority)
            throws IOException, GeneralSecurityException, InterruptedException, ExecutionException {
        List<AlterConfigOp> shown = identity(authority).entrySet().stream()
                .map(setting -> new ConfigEntry("listener.name.secure." + setting.getKey(), setting.getValue()))
                .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                .toList();
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.BROKER, "1"), shown))
                    .all()
                    .get();
        }
    }

    /** Lets such a user in from now on. */
    public void letIn(String user, String password) throws InterruptedException, ExecutionException {
        alter(new UserScramCredentialUpsertion(user, new ScramCredentialInfo(MECHANISM, ITERATIONS), password));
    }

    /** Lets the user in no more. */
    public void shutOut(String user) throws InterruptedException, ExecutionException {
        alter(new UserScramCredentialDeletion(user, MECHANISM));
    }

    /**
     * What a service is told: what the ConfigMap says, but for where; and the login as Strimzi writes it.
     *
     * @param project the folder of the project
     * @param trusted the certificates of those whose word is taken
     */
    public Map<String, String> environment(Path project, String user, String password, Path trusted)
            throws IOException {
        Map<String, String> told =
                new HashMap<>(Files.readAllLines(project.resolve("deploy/kubernetes/base/maeari.env")).stream()
                        .filter(line -> line.startsWith("KAFKA_"))
                        .map(line -> line.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
        if (!"SASL_SSL".equals(told.get("KAFKA_SECURITY_PROTOCOL"))) {
            throw new AssertionError("the ConfigMap does not ask for TLS and a name: " + told);
        }
        told.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + port);
        told.put("KAFKA_SSL_TRUSTSTORE_LOCATION", trusted.toString());
        told.put(
                "KAFKA_SASL_JAAS_CONFIG",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password));
        return told;
    }

    @Override
    public void close() {
        kafka.close();
    }

    private void alter(UserScramCredentialAlteration alteration) throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            admin.alterUserScramCredentials(List.of(alteration)).all().get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static Map<String, String> identity(Authority authority) throws IOException, GeneralSecurityException {
        Authority.Identity server = authority.server();
        return Map.of(
                "ssl.keystore.type", "PEM",
                "ssl.keystore.key", server.key(),
                "ssl.keystore.certificate.chain", server.certificate());
    }
}
