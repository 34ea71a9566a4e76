package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Logs tell what happened, never to whom: operators and whoever else reads them learn nothing of people. */
class DiscretionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TEXT = "이 말은 기록에 남지 않습니다";
    private static final String ADDRESS = "192.0.2.177";
    private static final String AUTHOR = "author@maeari.localhost";
    private static final List<String> SERVICES =
            List.of("article-service", "engagement-service", "notification-service");

    @Test
    void what_people_write_and_who_they_are_is_in_no_log_of_a_service() {
        isKept(Maeari.running());
    }

    /** Fails if a log says who somebody is, or what they wrote. */
    static void isKept(Maeari maeari) {
        // Given
        Person author = Person.signedIn(maeari, "author");
        author.notices();
        JsonNode article = author.publishes("말이 많은 글");
        String id = article.get("id").asText();
        Person reader = Person.signedIn(maeari, "reader").at(ADDRESS);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.views(id).status()).isEqualTo(202));
        // When
        assertThat(reader.comments(id, TEXT).status()).isEqualTo(201);
        assertThat(reader.sendComment(id, TEXT + "x".repeat(100_000), "long").status())
                .isBetween(400, 499);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(maeari.mailsTo(AUTHOR))
                        .anyMatch(mail -> mail.get("text").asText().contains(TEXT)));
        // Then
        assertThat(SERVICES)
                .allSatisfy(service -> assertThat(log(maeari, service))
                        .contains("started in")
                        .doesNotContain(TEXT)
                        .doesNotContain(ADDRESS)
                        .doesNotContain(AUTHOR)
                        .doesNotContain(maeari.token("reader")));
    }

    static String log(Maeari maeari, String service) {
        try {
            return Files.readString(Path.of(
                    Objects.requireNonNull(maeari.status().component(service).log())));
        } catch (IOException e) {
            throw new AssertionError("no log of " + service, e);
        }
    }
}
