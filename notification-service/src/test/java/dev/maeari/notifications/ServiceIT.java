package dev.maeari.notifications;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

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
    void every_metric_is_there_from_the_start() {
        String metrics = given().get(management.resolve("metrics"))
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(metrics)
                .contains(
                        "maeari_deliveries_total{channel=\"inbox\",outcome=\"sent\"}",
                        "maeari_deliveries_total{channel=\"email\",outcome=\"sent\"}",
                        "maeari_deliveries_total{channel=\"email\",outcome=\"retried\"}",
                        "maeari_deliveries_total{channel=\"email\",outcome=\"dead\"}",
                        "maeari_deliveries_total{channel=\"email\",outcome=\"dropped\"}",
                        "maeari_delivery_latency_seconds_count{channel=\"email\"}",
                        "maeari_delivery_latency_seconds_count{channel=\"inbox\"}",
                        "maeari_dead_letters_total{topic=\"articles\"}",
                        "maeari_dead_letters_total{topic=\"comments\"}",
                        "maeari_dead_letters_total{topic=\"likes\"}",
                        "maeari_streams_open");
    }
}
