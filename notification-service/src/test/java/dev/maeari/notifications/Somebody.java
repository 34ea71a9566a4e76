package dev.maeari.notifications;

import static io.restassured.RestAssured.given;

import dev.maeari.testing.People;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A person whom no other test knows. */
public record Somebody(String name, String language) {

    /** Somebody new, who speaks Korean. */
    public static Somebody korean() {
        return new Somebody("p" + UUID.randomUUID(), "ko-KR");
    }

    /** Somebody new, who speaks English. */
    public static Somebody english() {
        return new Somebody("p" + UUID.randomUUID(), "en");
    }

    /** The subject at the sign-in provider. */
    public String subject() {
        return "subject-of-" + name;
    }

    /** The address in the token. */
    public String email() {
        return name + "@example.org";
    }

    /** The bearer token. */
    public String token() {
        return People.token(name, Set.of(), language);
    }

    /** A request by this person. */
    public RequestSpecification asks() {
        return given().auth().oauth2(token());
    }

    /** Looks at the inbox, and so is known from now on. */
    public JsonPath inbox() {
        return asks().get("/api/notifications").then().statusCode(200).extract().jsonPath();
    }

    /** The kinds of what is in the inbox, newest first. */
    public List<String> kinds() {
        return inbox().getList("items.kind");
    }

    /** The mails so far. */
    public List<MimeMessage> mails() {
        return MailServer.mailsTo(email());
    }
}
