package dev.maeari.articles.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    @ParameterizedTest
    @CsvSource({
        "/articles/echo, /articles/echo",
        "/articles/echo?lang=en#comments, /articles/echo?lang=en#comments",
        "/articles/메아리, /articles/%EB%A9%94%EC%95%84%EB%A6%AC",
        "/articles/%EB%A9%94, /articles/%EB%A9%94",
        "/, /"
    })
    void a_path_of_this_site_is_kept(String to, String location) {
        // Given
        // When
        var destination = Destination.of(to);
        // Then
        assertThat(destination).hasToString(location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example",
                        "/\t/evil.example",
                "/\n/evil.example", "javascript:alert(1)", "articles/echo", "/sign-in?to=/sign-in", "/sign-out", "/a b",
                "/a\r\nSet-Cookie: x=y"
            })
    void anything_else_leads_home(String to) {
        // Given
        // When
        var destination = Destination.of(to);
        // Then
        assertThat(destination).hasToString("/");
    }
}
