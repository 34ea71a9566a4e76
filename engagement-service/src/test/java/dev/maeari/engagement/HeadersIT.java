package dev.maeari.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import dev.maeari.testing.fuzzing.Headers;
import dev.maeari.testing.fuzzing.Route;
import dev.maeari.testing.fuzzing.Routes;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What browsers are told by every answer of this service; a new endpoint is asked without being named here. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class HeadersIT {
    @Inject
    ArticleLog articles;

    @Test
    void every_answer_says_what_browsers_may_do_with_it() throws IOException {
        // Given
        String article = articles.published().toString();
        List<Route> routes = Routes.all(Set.of());
        // When
        List<String> missing = Headers.missing(RestAssured.port, routes, People.operator(), Map.of("id", article));
        // Then
        assertThat(routes).hasSizeGreaterThan(30);
        assertThat(missing).isEmpty();
    }
}
