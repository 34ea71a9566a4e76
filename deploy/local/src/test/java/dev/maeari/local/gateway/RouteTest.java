package dev.maeari.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
    @ParameterizedTest
    @CsvSource({
        "/, ARTICLES",
        "/articles/메아리, ARTICLES",
        "/api/articles, ARTICLES",
        "/api/engagement/views, ENGAGEMENT",
        "/api/engagement, ENGAGEMENT",
        "/api/engagements, ARTICLES",
        "/api/notifications/stream, NOTIFICATIONS",
        "/newsletter/confirm, NOTIFICATIONS",
        "/newsletters, ARTICLES",
        "/sign-in, ARTICLES"
    })
    void each_path_has_one_service(String path, Route service) {
        // Given a path
        // When
        Route route = Route.of(path);
        // Then
        assertThat(route).isEqualTo(service);
    }
}
