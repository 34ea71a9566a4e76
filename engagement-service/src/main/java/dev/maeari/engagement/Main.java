package dev.maeari.engagement;

import dev.maeari.web.Needed;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service once it has been told all that it must be told. */
@QuarkusMain
public final class Main {
    /** What that is. */
    public static final Needed NEEDED = Needed.by("engagement-service")
            .andSecrets("maeari.guest.secret", "signs the cookie of guests", GuestCookie.SHORTEST_SECRET);

    Main() {}

    /** By {@code java -jar}. */
    public static void main(String... arguments) {
        NEEDED.start(arguments);
    }
}
