package dev.maeari.web;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Trouble with database or broker, which is tried again for ever: told once when it comes and when it goes, and tried ever less
 * often. For one thread at a time.
 */
public final class Trouble {
    private static final Logger LOG = Logger.getLogger(Trouble.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final String what;
    private final LongSupplier nanoTime;
    private int attempts;
    private long next;

    /** None so far; {@code what} is what waits, for people. */
    public Trouble(String what) {
        this(what, System::nanoTime);
    }

    /** The same by another clock, in nanoseconds. */
    public Trouble(String what, LongSupplier nanoTime) {
        this.what = what;
        this.nanoTime = nanoTime;
    }

    /** It did not work. */
    public void happened(Exception cause) {
        if (attempts == 0) {
            LOG.warnf(cause, "%s must wait, trying again until it works", what);
        } else {
            LOG.debugf(cause, "%s still must wait attempts=%d", what, attempts);
        }
        long pause = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(attempts, 10));
        next = nanoTime.getAsLong() + pause;
        attempts++;
    }

    /** It works. */
    public void over() {
        if (attempts > 0) {
            LOG.infof("%s goes on attempts=%d", what, attempts);
            attempts = 0;
        }
    }

    /** Whether it is time for another attempt. */
    public boolean due() {
        return attempts == 0 || nanoTime.getAsLong() - next >= 0;
    }
}
