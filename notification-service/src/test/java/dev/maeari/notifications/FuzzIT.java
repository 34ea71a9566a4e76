package dev.maeari.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.testing.People;
import dev.maeari.testing.fuzzing.Fuzzing;
import dev.maeari.testing.fuzzing.Route;
import dev.maeari.testing.fuzzing.Routes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is sent to this service is answered, and nothing fails of it. */
@QuarkusTest
@Tag("long")
class FuzzIT extends NotificationsIT {
    /** Sends a mail each time. */
    private static final Set<String> COSTLY = Set.of("/api/notifications/mail-trial");

    private static final int ROUNDS = 8;

    @Test
    void whatever_is_sent_is_answered() throws IOException {
        // Given
        long seed = Fuzzing.seed();
        List<Route> routes = Routes.all(COSTLY);
        Fuzzing fuzzing = new Fuzzing(
                seed,
                List.of(Somebody.english().token(), Somebody.korean().token(), People.operator()),
                List.of(UUID.randomUUID().toString(), "true", "50", "ko"),
                Map.of());
        // When
        List<String> findings = fuzzing.findings(RestAssured.port, routes, Fuzzing.rounds(ROUNDS));
        // Then
        assertThat(routes).hasSizeGreaterThan(9);
        assertThat(findings).as("-Dmaeari.seed=" + seed).isEmpty();
    }
}
