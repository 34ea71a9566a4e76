package dev.maeari.notifications;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.testing.MetricsPage;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServiceIT extends NotificationsIT {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @AfterEach
    void everythingIsBack() {
        EngagementStandIn.away(false);
    }

    @Test
    void it_is_ready_while_the_engagement_service_is_away() {
        EngagementStandIn.away(true);

        given().get(management.resolve("health/ready")).then().statusCode(200);
        given().get(management.resolve("health/live")).then().statusCode(200);
    }

    @Test
    void every_metric_is_as_its_page_says() {
        String metrics = given().get(management.resolve("metrics"))
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(MetricsPage.of("notification-service").differences(metrics)).isEmpty();
    }
}
