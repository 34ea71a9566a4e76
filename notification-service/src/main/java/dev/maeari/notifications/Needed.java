package dev.maeari.notifications;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the environment must say and the libraries would do without: the service refuses to start and names it. (They would
 * switch the client for tokens off, and send mails from nobody.)
 */
@Startup
@Singleton
class Needed {
    Needed(
            @ConfigProperty(name = "quarkus.oidc-client.auth-server-url") String provider,
            @ConfigProperty(name = "quarkus.oidc-client.credentials.secret") String secret,
            @ConfigProperty(name = "quarkus.mailer.from") String from) {
        Map.of(
                        "QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", provider,
                        "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", secret,
                        "QUARKUS_MAILER_FROM", from)
                .forEach(Needed::check);
    }

    private static void check(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalStateException(name + " is empty");
        }
    }
}
