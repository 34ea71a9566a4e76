package dev.maeari.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Where a command speaks to a person: whole lines, and on a real terminal one line that is written over. */
public final class Terminal {
    private static final String CLEAR = "\r\u001b[K";

    /** A longer one would go over the edge of a small window, and could not be written over. */
    private static final int LONGEST = 78;

    private final PrintStream out;
    private final boolean interactive;
    private boolean half;

    /** For tests, or a log. */
    public Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** That of this process; the script says whether it is a real one. */
    public static Terminal standard() {
        return new Terminal(System.out, Boolean.getBoolean("maeari.terminal"));
    }

    /** Whether lines can be written over. */
    public boolean isInteractive() {
        return interactive;
    }

    /** A line that stays. */
    public synchronized void line(String text) {
        out.println(half ? CLEAR + text : text);
        out.flush();
        half = false;
    }

    /** A line that the next one replaces; nothing where that can't be. */
    public synchronized void passing(String text) {
        if (interactive) {
            out.print(CLEAR + (text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text));
            out.flush();
            half = true;
        }
    }

    /** For people, the time since a moment of {@link System#nanoTime()}. */
    public static String since(long nanos) {
        return seconds(Duration.ofNanos(System.nanoTime() - nanos));
    }

    /** Time for people: {@code 2.1 s}. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
