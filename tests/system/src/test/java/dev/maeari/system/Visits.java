package dev.maeari.system;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Visits of readers who come in threads of their own. */
public final class Visits {
    private Visits() {}

    /** Waits for the end of one: what failed there fails here. */
    public static void end(Future<?> visit) {
        try {
            visit.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a reader failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
