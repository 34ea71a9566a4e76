package dev.maeari.web.traces;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.web.TrialTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A service that nobody has told where traces go. */
@QuarkusTest
@WithTestResource(TrialTokens.class)
@TestProfile(TracesTest.Production.class)
class UntracedTest {
    @ConfigProperty(name = "quarkus.otel.sdk.disabled")
    boolean disabled;

    @Test
    void nothing_is_traced_unless_a_collector_is_named() {
        // Given
        Logger logger = Logger.getLogger("dev.maeari.web");
        WrittenLines written = WrittenLines.asOnTheConsole();
        logger.addHandler(written);
        // When
        given().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/api/trial/broken")
                .then()
                .statusCode(500);
        // Then
        logger.removeHandler(written);
        assertThat(written.lines()).singleElement().asString().doesNotContain("traceId");
        assertThat(disabled).isTrue();
    }
}
