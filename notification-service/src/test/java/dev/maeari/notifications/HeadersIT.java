package dev.maeari.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.testing.People;
import dev.maeari.testing.fuzzing.Headers;
import dev.maeari.testing.fuzzing.Route;
import dev.maeari.testing.fuzzing.Routes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What browsers are told by every answer of this service; a new endpoint is asked without being named here. */
@QuarkusTest
class HeadersIT extends NotificationsIT {
    @Test
    void every_answer_says_what_browsers_may_do_with_it() throws IOException {
        // Given
        List<Route> routes = Routes.all(Set.of());
        // When
        List<String> missing = Headers.missing(RestAssured.port, routes, People.operator(), Map.of());
        // Then
        assertThat(routes).hasSizeGreaterThan(9);
        assertThat(missing).isEmpty();
    }
}
