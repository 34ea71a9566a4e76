package dev.maeari.articles.signin;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.nullValue;

import dev.maeari.articles.Desk;
import dev.maeari.testing.LocalStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "articles"))
class SignInIT {
    @Test
    void who_has_signed_in_goes_where_they_came_from() {
        // Given
        var request = Desk.reader().asks().redirects().follow(false);
        // When
        var answer = request.get("/sign-in?to=/articles/echo").then();
        // Then
        answer.statusCode(303)
                .header("Location", endsWith("/articles/echo"))
                .header("Set-Cookie", containsString("maeari_signed_in=1"))
                .header("Set-Cookie", containsString("SameSite=Lax"));
    }

    @Test
    void nobody_is_sent_to_another_site() {
        // Given
        var request = Desk.reader().asks().redirects().follow(false);
        // When
        var answer = request.queryParam("to", "//evil.example/").get("/sign-in").then();
        // Then
        answer.statusCode(303).header("Location", org.hamcrest.Matchers.not(containsString("evil")));
    }

    @Test
    void who_signs_in_at_the_studio_is_known_to_the_pages_too() {
        // Given
        var request = Desk.author().asks();
        // When
        var answer = request.get("/studio").then();
        // Then
        answer.statusCode(200).header("Set-Cookie", containsString("maeari_signed_in=1"));
        Desk.author()
                .asks()
                .cookie("maeari_signed_in", "1")
                .get("/studio")
                .then()
                .header("Set-Cookie", org.hamcrest.Matchers.nullValue());
    }

    @Test
    void signing_in_needs_somebody() {
        // Given
        var request = Desk.anybody().redirects().follow(false);
        // When
        var answer = request.get("/sign-in?to=/").then();
        // Then
        answer.statusCode(401);
    }

    @Test
    void signing_out_clears_what_a_browser_kept_but_a_link_of_another_site_does_not() {
        // Given
        var request = Desk.anybody().redirects().follow(false);
        // When
        var answer = request.get("/sign-out").then();
        var lured = Desk.anybody()
                .header("Sec-Fetch-Site", "cross-site")
                .redirects()
                .follow(false)
                .get("/sign-out")
                .then();
        // Then
        answer.header("Clear-Site-Data", "\"storage\"");
        lured.header("Clear-Site-Data", nullValue());
    }

    @Test
    void signing_out_takes_the_hint_back() {
        // Given
        var request = Desk.anybody().cookie("maeari_signed_in", "1").redirects().follow(false);
        // When
        var answer = request.get("/sign-out").then();
        // Then
        answer.statusCode(303)
                .header("Location", endsWith("/"))
                .header("Set-Cookie", containsString("maeari_signed_in="))
                .header("Set-Cookie", containsString("Max-Age=0"));
    }
}
