package dev.maeari.engagement;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Says at the health what this process has taken on, for whoever looks at several of them. */
@Liveness
@Singleton
class RolesHealth implements HealthCheck {
    private final Roles roles;

    RolesHealth(Roles roles) {
        this.roles = roles;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("roles")
                .up()
                .withData(
                        "roles",
                        roles.all().stream()
                                .map(role -> role.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(",")))
                .build();
    }
}
