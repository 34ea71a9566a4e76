package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The worst moment for notification-service to die: the mail is out, and that is not noted yet. */
@Tag("faults")
class MailRepeatIT {
    private static final String SERVICE = "notification-service";
    private static final String READER = "reader@maeari.localhost";
    private static final String NOTED = "maeari_deliveries_total{channel=\"email\",outcome=\"sent\"}";

    private final Maeari maeari = Maeari.running();
    private final Person author = Person.signedIn(maeari, "author");
    private final Person reader = Person.signedIn(maeari, "reader");

    @Test
    void a_mail_that_is_out_but_not_noted_is_repeated_under_the_same_id_and_tells_of_one_notice() {
        // Given
        reader.notices();
        JsonNode article = author.publishes("Between sent and noted");
        String id = article.get("id").asText();
        String question = commentOnceReadable(id);
        AtomicInteger mailsAtTheKill = new AtomicInteger();
        maeari.mailRoute().onceTaken(READER, () -> {
            maeari.kill(SERVICE);
            mailsAtTheKill.set(mails(article).size());
        });

        // When
        assertThat(author.replies(id, question, "대답입니다.").status()).isEqualTo(201);

        // Then
        eventually().untilAsserted(() -> assertThat(mails(article)).hasSize(2));
        assertThat(mailsAtTheKill).as("the mail was out when its sender died").hasValue(1);
        assertThat(mails(article).stream().map(MailRepeatIT::messageId).distinct())
                .hasSize(1);
        maeari.awaitRunning();
        assertThat(StreamSupport.stream(reader.notices().spliterator(), false)
                        .filter(notice -> notice.get("articleId").asText().equals(id)))
                .hasSize(1);
        // And once noted it is at rest
        eventually().untilAsserted(() -> assertThat(noted()).isPositive());
        assertThat(mails(article)).hasSize(2);
    }

    private String commentOnceReadable(String articleId) {
        eventually()
                .until(() -> reader.reads("/api/engagement/articles/" + articleId + "/counts")
                                .status()
                        == 200);
        Http.Answer comment = reader.comments(articleId, "질문입니다.");
        assertThat(comment.status()).isEqualTo(201);
        return Json.read(comment.body()).get("id").asText();
    }

    private List<JsonNode> mails(JsonNode article) {
        return maeari.mailsTo(READER).stream()
                .filter(mail ->
                        mail.get("text").asText().contains(article.get("title").asText()))
                .toList();
    }

    /** How many mails the process that runs now has noted as sent. */
    private double noted() {
        URI management =
                Objects.requireNonNull(maeari.status().component(SERVICE).managementUrl());
        return Http.get(management.resolve("/q/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith(NOTED))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String messageId(JsonNode mail) {
        String headers = mail.get("headers").toString();
        int at = headers.toLowerCase(java.util.Locale.ROOT).indexOf("message-id");
        assertThat(at).isNotNegative();
        return headers.substring(headers.indexOf('<', at), headers.indexOf('>', at));
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptions();
    }
}
