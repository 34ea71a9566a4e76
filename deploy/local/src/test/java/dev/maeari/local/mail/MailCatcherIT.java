package dev.maeari.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.embedded.Ports;
import dev.maeari.local.Json;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailCatcherIT {
    private final int smtp = Ports.free();
    private final int http = Ports.free();

    @Test
    void a_mail_is_listed_with_all_that_was_sent_the_newest_first() throws Exception {
        try (MailCatcher catcher = MailCatcher.start(smtp, http)) {
            // Given
            assertThat(catcher).isNotNull();
            send("먼저", "처음", "<p>first</p>");
            // When
            send("새 댓글: 메아리", "안녕하세요\n둘째 줄", "<p>안녕하세요</p>");
            // Then
            JsonNode items = Json.MAPPER.readTree(get("/api/messages")).path("items");
            assertThat(items).hasSize(2);
            JsonNode mail = items.get(0);
            assertThat(mail.path("id").asText()).isEqualTo("2");
            assertThat(mail.path("from").asText()).contains("no-reply@maeari.localhost");
            assertThat(mail.path("to").get(0).asText()).contains("author@maeari.localhost");
            assertThat(mail.path("subject").asText()).isEqualTo("새 댓글: 메아리");
            assertThat(mail.path("headers").path("List-Unsubscribe-Post").asText())
                    .isEqualTo("List-Unsubscribe=One-Click");
            assertThat(mail.path("text").asText()).isEqualToIgnoringNewLines("안녕하세요둘째 줄");
            assertThat(mail.path("html").asText()).contains("<p>안녕하세요</p>");
        }
    }

    @Test
    void what_a_mail_holds_can_do_nothing_on_the_page() throws Exception {
        try (MailCatcher catcher = MailCatcher.start(smtp, http)) {
            // Given
            assertThat(catcher).isNotNull();
            // When
            send("<script>alert(1)</script>", "<b>text</b>", "<script>alert(2)</script>");
            // Then
            assertThat(get("/")).contains("&lt;script&gt;").doesNotContain("<script");
            assertThat(get("/messages/1")).contains("<iframe sandbox").doesNotContain("<script");
            assertThat(response("/messages/1/html").headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("sandbox"));
            assertThat(response("/messages/7").statusCode()).isEqualTo(404);
        }
    }

    private void send(String subject, String text, String html) throws Exception {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(smtp));
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("no-reply@maeari.localhost", "메아리", "UTF-8"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("author@maeari.localhost"));
        message.setSubject(subject, "UTF-8");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setContent(html, "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", plain, rich));
        Transport.send(message);
    }

    private String get(String path) throws Exception {
        return response(path).body();
    }

    private HttpResponse<String> response(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + http + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
