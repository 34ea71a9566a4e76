package dev.maeari.notifications;

import dev.maeari.web.Needed;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service once it has been told all that it must be told. */
@QuarkusMain
public final class Main {
    /** What that is. */
    public static final Needed NEEDED = Needed.by("notification-service")
            .andSecrets(
                    "maeari.unsubscribe.secret",
                    "signs the links that end a subscription",
                    Unsubscribing.SHORTEST_SECRET)
            .and("maeari.engagement.url", "where the text of a comment is asked for")
            .and(
                    "quarkus.oidc-client.auth-server-url",
                    "the sign-in provider, where the service gets a token of its own")
            .and("quarkus.oidc-client.credentials.secret", "of the client notification-service there")
            .and("quarkus.mailer.host", "the SMTP server")
            .and("quarkus.mailer.from", "who the notices are from");

    Main() {}

    /** By {@code java -jar}. */
    public static void main(String... arguments) {
        NEEDED.start(arguments);
    }
}
