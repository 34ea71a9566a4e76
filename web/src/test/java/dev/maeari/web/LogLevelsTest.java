package dev.maeari.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;

import dev.maeari.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator changes in the log of a running service. */
@QuarkusTest
@QuarkusTestResource(TrialTokens.class)
class LogLevelsTest {
    private static final String CATEGORY = "dev.maeari.trial";

    @TestHTTPResource(value = "log-levels", management = true)
    URI levels;

    @AfterEach
    void takeBack() {
        given().delete(levels + "/" + CATEGORY);
    }

    @Test
    void a_level_is_changed_told_and_taken_back() {
        // Given
        Logger logger = Logger.getLogger(CATEGORY);
        assertThat(logger.isLoggable(Level.FINE)).isFalse();
        // When
        given().put(levels + "/" + CATEGORY + "?level=DEBUG")
                .then()
                .statusCode(200)
                .body("$", hasEntry(CATEGORY, "DEBUG"));
        // Then
        assertThat(logger.isLoggable(Level.FINE)).isTrue();
        given().put(levels + "/" + CATEGORY + "?level=OFF").then().statusCode(200);
        given().delete(levels + "/" + CATEGORY).then().statusCode(200).body("$", aMapWithSize(0));
        assertThat(logger.isLoggable(Level.FINE)).isFalse();
        assertThat(logger.isLoggable(Level.INFO)).isTrue();
    }

    @Test
    void a_level_that_is_none_is_refused_with_those_there_are() {
        given().put(levels + "/" + CATEGORY + "?level=LOUD")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("field", equalTo("level"));
    }

    @Test
    void the_public_port_knows_nothing_of_it() {
        given().auth().oauth2(People.author()).get("/q/log-levels").then().statusCode(404);
    }
}
