package dev.maeari.notifications.delivering;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not alive is who waits for nobody: connections that a mail server has left without a word come back with a new process. */
@Liveness
@Singleton
class MailHealth implements HealthCheck {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Post post;

    MailHealth(Post post) {
        this.post = post;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("mail connections")
                .status(!post.stuck(LONGEST))
                .build();
    }
}
