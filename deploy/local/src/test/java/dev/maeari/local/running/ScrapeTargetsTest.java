package dev.maeari.local.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.maeari.local.LocalState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScrapeTargetsTest {
    @Test
    void who_runs_and_has_metrics_is_asked_under_the_name_of_its_service() throws JsonProcessingException {
        // Given
        LocalState state = new LocalState(
                "starting",
                "http://localhost:8080",
                List.of(
                        component("kafka", 11, null),
                        component("article-service", 12, "http://localhost:9081"),
                        component("engagement-service-2", 13, "http://localhost:40123"),
                        component("notification-service", 0, "http://localhost:0")),
                null,
                null,
                null,
                null);
        // When
        String targets = ScrapeTargets.text(state);
        // Then
        assertThat(targets.replaceAll("\\s", ""))
                .contains("127.0.0.1:9081", "\"job\":\"article-service\"")
                .contains("127.0.0.1:40123", "\"job\":\"engagement-service\"", "\"component\":\"engagement-service-2\"")
                .doesNotContain("kafka", "notification-service");
    }

    private static LocalState.Component component(String name, long pid, @Nullable String managementUrl) {
        return new LocalState.Component(name, pid, "running", null, managementUrl, null);
    }
}
