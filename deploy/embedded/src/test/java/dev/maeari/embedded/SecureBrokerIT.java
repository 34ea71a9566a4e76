package dev.maeari.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maeari.events.KafkaAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker as clusters have it, and services told what the manifests tell them. */
class SecureBrokerIT {
    private static final String USER = "engagement";
    private static final String PASSWORD = "of-the-service";

    @TempDir
    static Path folder;

    private static Authority authority;
    private static SecureKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        authority = Authority.in(folder.resolve("authority"));
        kafka = SecureKafka.start(folder.resolve("kafka"), authority);
        kafka.letIn(USER, PASSWORD);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void who_is_known_is_let_in() throws Exception {
        try (Admin admin = client("127.0.0.1", PASSWORD, authority)) {
            assertThat(admin.describeCluster().nodes().get())
                    .singleElement()
                    .extracting(node -> node.port())
                    .isEqualTo(kafka.port());
        }
    }

    @Test
    void a_wrong_password_is_refused() throws IOException {
        try (Admin admin = client("127.0.0.1", "of-somebody-else", authority)) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void a_broker_of_another_authority_is_refused() throws IOException {
        Authority another = Authority.in(folder.resolve("another"));
        try (Admin admin = client("127.0.0.1", PASSWORD, another)) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    @Test
    void a_broker_of_another_name_is_refused() throws IOException {
        try (Admin admin = client("localhost", PASSWORD, authority)) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    private static Admin client(String host, String password, Authority trusted) throws IOException {
        Map<String, Object> settings = new HashMap<>(
                KafkaAccess.of(kafka.environment(Path.of("../.."), USER, password, trusted.certificate())));
        settings.put("bootstrap.servers", host + ":" + kafka.port());
        return Admin.create(settings);
    }
}
