package dev.maeari.faults;

import java.util.Locale;

/**
 * Something that must not be trusted, judged like the system: it has to be found out.
 *
 * @param what it does wrong
 * @param expected {@code lost} or {@code doubled}
 */
record Control(String what, String expected, Findings findings) {
    static final String HEAD = """
            | control | must have | acknowledged | counted | lost | doubled | found out |
            |---|---|---:|---:|---:|---:|---|
            """;

    boolean isFoundOut() {
        return expected.equals("lost") ? findings.lost() > 0 : findings.doubled() > 0;
    }

    /** As a line of a table in Markdown. */
    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %,d | %d | %d | %s |",
                what,
                expected,
                findings.acknowledged(),
                findings.counted(),
                findings.lost(),
                findings.doubled(),
                isFoundOut() ? "yes" : "**no**");
    }
}
