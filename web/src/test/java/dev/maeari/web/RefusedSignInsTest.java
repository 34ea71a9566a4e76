package dev.maeari.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where somebody is sent whose session has ended. */
@QuarkusTest
@QuarkusTestResource(TrialTokens.class)
class RefusedSignInsTest {
    @TestHTTPResource
    URI site;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/trial/ended                                 | /api/trial/ended",
                "/api/trial/ended?page=2&of=%2F%2Fall             | /api/trial/ended?page=2&of=%2F%2Fall",
                "//api;@evil.example/trial/ended                  | /api;@evil.example/trial/ended",
                "///api;@evil.example/trial/ended?to=//evil       | /api;@evil.example/trial/ended?to=//evil",
                "/./api/../api/trial/ended                        | /api/trial/ended",
                "http://evil.example/api/trial/ended              | /api/trial/ended",
                "https://evil.example//api/trial/ended            | /api/trial/ended",
            })
    void who_looks_at_a_page_comes_again_to_this_site(String asked, String location) throws IOException {
        // When
        List<String> answer = answer(asked);
        // Then
        assertThat(answer.getFirst()).contains(" 303 ");
        assertThat(answer).contains("Location: " + location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "///evil.example"})
    void no_path_begins_as_the_address_of_another_site(String path) {
        assertThat(AskedAddress.onThisSite(path)).isEqualTo("/evil.example");
    }

    @Test
    void a_program_is_told() {
        given().header("Cookie", "__Host-q_session=x")
                .accept("application/json")
                .get("/api/trial/ended")
                .then()
                .statusCode(499)
                .body("type", equalTo("urn:maeari:problem:session-ended"));
    }

    /** The lines of the head, for a target that no client would send. */
    private List<String> answer(String target) throws IOException {
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            String request =
                    "GET %s HTTP/1.1\r\nHost: here\r\nAccept: text/html\r\nCookie: __Host-q_session=x\r\nConnection: close\r\n\r\n"
                            .formatted(target);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return answer.lines().takeWhile(line -> !line.isEmpty()).toList();
        }
    }
}
