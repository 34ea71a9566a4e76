package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The author hears of a comment once: in the inbox and by mail. */
class NoticesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String AUTHOR = "author@maeari.localhost";

    private final Maeari maeari = Maeari.running();

    @Test
    void the_author_gets_one_notice_and_one_mail_although_the_service_is_killed_in_between() {
        // Given
        Person author = Person.signedIn(maeari, "author");
        author.notices();
        JsonNode article = author.publishes("알림이 한 번만 오는 글");
        String id = article.get("id").asText();
        Person reader = Person.signedIn(maeari, "reader");
        Awaitility.await()
                .untilAsserted(() -> assertThat(reader.reads("/api/engagement/articles/" + id + "/counts")
                                .status())
                        .isEqualTo(200));
        // When
        assertThat(reader.comments(id, "잘 읽었습니다. 메아리가 돌아오네요.").status()).isEqualTo(201);
        maeari.kill("notification-service");
        maeari.awaitRunning();
        // Then
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(about(author.notices(), id)).hasSize(1);
            assertThat(mailsAbout(article)).isNotEmpty();
        });
        assertThat(mailsAbout(article).stream()
                        .map(mail -> mail.get("headers").toString())
                        .map(NoticesIT::messageId)
                        .distinct())
                .hasSize(1);
        // And what comes later comes once more, and nothing of the first again
        assertThat(reader.comments(id, "두 번째 생각입니다.").status()).isEqualTo(201);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(about(author.notices(), id)).hasSize(2));
    }

    private List<JsonNode> mailsAbout(JsonNode article) {
        return maeari.mailsTo(AUTHOR).stream()
                .filter(mail ->
                        mail.get("text").asText().contains(article.get("slug").asText())
                                || mail.get("text")
                                        .asText()
                                        .contains(article.get("title").asText()))
                .toList();
    }

    private static List<JsonNode> about(JsonNode notices, String articleId) {
        return StreamSupport.stream(notices.spliterator(), false)
                .filter(notice -> notice.get("articleId").asText().equals(articleId))
                .toList();
    }

    private static String messageId(String headers) {
        int at = headers.toLowerCase(java.util.Locale.ROOT).indexOf("message-id");
        assertThat(at).isNotNegative();
        return headers.substring(headers.indexOf('<', at), headers.indexOf('>', at));
    }
}
