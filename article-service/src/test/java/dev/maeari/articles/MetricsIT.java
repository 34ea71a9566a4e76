package dev.maeari.articles;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.testing.LocalStack;
import dev.maeari.testing.MetricsPage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "articles"))
class MetricsIT {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void every_metric_is_as_its_page_says() {
        // When
        String metrics = given().get(management.resolve("/q/metrics")).asString();
        // Then
        assertThat(MetricsPage.of("article-service").differences(metrics)).isEmpty();
    }

    @Test
    void the_time_of_pages_is_told_by_the_bounds_that_are_promised() {
        // Given
        given().get("/").then().statusCode(200);
        // When
        String metrics = given().get(management.resolve("/q/metrics")).asString();
        // Then
        assertThat(metrics)
                .containsPattern("http_server_requests_seconds_bucket\\{[^}]*le=\"0.25\"")
                .contains("agroal_awaiting_count");
    }
}
