package dev.maeari.engagement.counting.growing;

import dev.maeari.engagement.counting.worker.Newsroom;
import dev.maeari.events.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Adds partitions to a newsroom's topics as a test asks for it. */
public final class Growth {
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(500), Duration.ofMillis(300), Duration.ofSeconds(30));
    /** For who is to be refused. */
    private static final Patience LITTLE =
            new Patience(Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(2));

    private Growth() {}

    /** The topics as everybody must be told them. */
    public static Topics grow(Newsroom newsroom, int to) throws Exception {
        return growing(newsroom, SHORT).grow(to, UUID.randomUUID(), "tester");
    }

    /** Why it is refused. */
    public static String refused(Newsroom newsroom, int to) throws Exception {
        try {
            growing(newsroom, LITTLE).grow(to, UUID.randomUUID(), "tester");
            return "it was not refused";
        } catch (Refused e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Growing growing(Newsroom newsroom, Patience patience) {
        return new Growing(
                newsroom.data, newsroom.bootstrapServers(), newsroom.topics, InstantSource.system(), patience);
    }
}
