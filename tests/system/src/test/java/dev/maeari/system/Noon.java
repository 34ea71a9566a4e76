package dev.maeari.system;

import java.time.Instant;
import java.time.ZoneOffset;

/** A site where it is about noon, so that no visitor's day ends (04:00) while a test runs. */
final class Noon {
    private static final int NOON = 12;

    private Noon() {}

    static String zone() {
        int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        // POSIX turns the sign around: Etc/GMT-9 is nine hours ahead.
        int ahead = NOON - hour;
        return ahead == 0 ? "Etc/GMT" : "Etc/GMT%+d".formatted(-ahead);
    }
}
