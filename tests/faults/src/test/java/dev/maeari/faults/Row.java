package dev.maeari.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What became of a scenario.
 *
 * @param times how often the fault was injected
 * @param backwards how often readers were shown an older version after a newer one
 * @param late how often the topic of counts told one, which its readers drop
 * @param recount differences that the system's own recount found
 * @param wrong what should not be, in words
 */
record Row(
        String fault,
        long times,
        Findings findings,
        long backwards,
        long late,
        long recount,
        Duration took,
        List<String> wrong) {
    static final String HEAD = """
            | fault | times | visits sent | acknowledged | counted | lost | doubled | backwards | late on the topic | recount differs | took |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    /** The line of one that was not tried. */
    static String notRun(String fault, String why) {
        return "| %s | not run: %s | | | | | | | | | |".formatted(fault, why);
    }

    /** As a line of a table in Markdown. */
    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,d | %,d | %,d | %d | %d | %d | %d | %d | %d s |",
                fault,
                times,
                findings.sent(),
                findings.acknowledged(),
                findings.counted(),
                findings.lost() + findings.unkept(),
                findings.doubled(),
                backwards,
                late,
                recount,
                took.toSeconds());
    }
}
