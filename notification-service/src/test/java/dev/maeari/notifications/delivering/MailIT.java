package dev.maeari.notifications.delivering;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import dev.maeari.notifications.NotificationsIT;
import dev.maeari.notifications.Publication;
import dev.maeari.notifications.Somebody;
import dev.maeari.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailIT extends NotificationsIT {

    @Test
    void a_mail_speaks_the_persons_language_and_leads_to_the_comment() throws Exception {
        // Given
        Somebody author = Somebody.korean();
        author.inbox();
        ArticleId article = Publication.publishes(author.subject(), "숲의 메아리");

        // When
        CommentId comment = Publication.comments(article, null, "김하나", "첫 댓글\n둘째 줄");

        // Then
        MimeMessage mail = onlyMailTo(author);
        String link = "https://magazine.example/articles/slug-" + article + "#comment-" + comment;
        assertThat(mail.getSubject()).isEqualTo("김하나 님이 “숲의 메아리”에 댓글을 남겼습니다");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("Maeari <notices@magazine.example>");
        assertThat(part(mail, "text/plain")).contains("첫 댓글", "둘째 줄", "읽고 답하기: " + link, "그만 받기");
        assertThat(part(mail, "text/html")).contains("<html lang=\"ko\">", "첫 댓글", "href=\"" + link + "\"");
    }

    @Test
    void an_english_reader_is_told_of_a_reply_in_english() throws Exception {
        // Given
        Somebody reader = Somebody.english();
        reader.inbox();
        ArticleId article = Publication.publishes(Somebody.korean().subject(), "Forest");
        CommentId parent = Publication.comments(article, reader.subject(), "Reader", "a question");

        // When
        Publication.replies(article, parent, reader.subject(), null, "Guest", "an answer");

        // Then
        MimeMessage mail = onlyMailTo(reader);
        assertThat(mail.getSubject()).isEqualTo("Guest replied to you on “Forest”");
        assertThat(part(mail, "text/plain")).contains("an answer", "because you commented");
    }

    @Test
    void a_mail_holds_the_beginning_of_a_long_comment_only() throws Exception {
        // Given
        Somebody author = Somebody.english();
        author.inbox();
        ArticleId article = Publication.publishes(author.subject(), "Echo");

        // When
        Publication.comments(article, null, "Guest", "word ".repeat(990) + "the very end");

        // Then
        MimeMessage mail = onlyMailTo(author);
        assertThat(part(mail, "text/plain"))
                .contains("word ".repeat(39) + "word…")
                .doesNotContain("the very end");
        assertThat(part(mail, "text/html")).contains("word…").doesNotContain("the very end");
    }

    @Test
    void nothing_that_people_write_becomes_markup_or_a_header() throws Exception {
        // Given
        Somebody author = Somebody.english();
        author.inbox();
        ArticleId article = Publication.publishes(author.subject(), "<b>Title</b>");

        // When
        Publication.comments(
                article, null, "Eve\r\nBcc: victim@example.org", "<script>alert(1)</script> <img src=x onerror=a>");

        // Then
        MimeMessage mail = onlyMailTo(author);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("Eve Bcc: victim@example.org commented on “<b>Title</b>”");
        assertThat(part(mail, "text/html"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;Title&lt;/b&gt;")
                .doesNotContain("<script", "<img", "&amp;lt;");
        assertThat(part(mail, "text/plain")).contains("<script>alert(1)</script>", "“<b>Title</b>”");
    }

    @Test
    void one_click_ends_the_mails_of_that_kind_and_looking_at_the_link_ends_nothing() throws Exception {
        // Given
        Somebody author = Somebody.english();
        author.inbox();
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        Publication.comments(article, null, "Guest", "first");
        MimeMessage mail = onlyMailTo(author);
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String path = unsubscribePath(mail);

        // When
        String page = given().get(path).then().statusCode(200).extract().asString();

        // Then
        assertThat(page).contains("<html lang=\"en\">", "<form method=\"post\">", "new comments on your articles");
        assertThat(author.asks()
                        .get("/api/notifications/preferences")
                        .jsonPath()
                        .getBoolean("email.comment"))
                .isTrue();

        // When
        for (int again = 0; again < 2; again++) {
            given().contentType(ContentType.URLENC)
                    .body("List-Unsubscribe=One-Click")
                    .post(path)
                    .then()
                    .statusCode(200);
        }
        Publication.comments(article, null, "Guest", "second");

        // Then
        eventually().untilAsserted(() -> assertThat(author.kinds()).hasSize(2));
        assertThat(author.asks()
                        .get("/api/notifications/preferences")
                        .jsonPath()
                        .getMap("email"))
                .containsEntry("comment", false)
                .containsEntry("reply", true);
        assertThat(author.mails()).hasSize(1);
    }

    @Test
    void a_link_that_is_not_ours_says_so_and_ends_nothing() {
        given().get("/api/notifications/unsubscribe?token=abc.def").then().statusCode(400);
        given().post("/api/notifications/unsubscribe?token=abc.def").then().statusCode(400);
        given().post("/api/notifications/unsubscribe").then().statusCode(400);
        given().get("/api/notifications/page.css").then().statusCode(200);
    }

    @Test
    void an_operator_who_asks_whether_mails_arrive_is_sent_one_and_nobody_else_is() throws Exception {
        // Given
        Somebody somebody = Somebody.korean();

        // When
        given().auth()
                .oauth2(People.token(somebody.name(), Set.of("operator"), "ko-KR"))
                .post("/api/notifications/mail-trial")
                .then()
                .statusCode(204);
        somebody.asks().post("/api/notifications/mail-trial").then().statusCode(403);
        given().post("/api/notifications/mail-trial").then().statusCode(401);

        // Then
        assertThat(onlyMailTo(somebody).getSubject()).isEqualTo("Maeari 메일이 도착합니다");
    }

    private static MimeMessage onlyMailTo(Somebody somebody) {
        eventually().untilAsserted(() -> assertThat(somebody.mails()).hasSize(1));
        return somebody.mails().getFirst();
    }

    private static String unsubscribePath(MimeMessage mail) throws Exception {
        Matcher link = Pattern.compile("<https://magazine\\.example(/\\S+)>")
                .matcher(mail.getHeader("List-Unsubscribe")[0].replaceAll("\\s", ""));
        assertThat(link.matches()).isTrue();
        return link.group(1);
    }

    private static String part(Part part, String type) throws Exception {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                String found = part(child, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
