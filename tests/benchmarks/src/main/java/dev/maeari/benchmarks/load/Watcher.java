package dev.maeari.benchmarks.load;

/** Sees each answer as it comes in. */
@FunctionalInterface
public interface Watcher {
    /** Looks away. */
    Watcher NOBODY = (number, nanos, head) -> {};

    /**
     * An answer's head is there.
     *
     * @param number of its request
     * @param nanos of {@link System#nanoTime}
     */
    void answered(long number, long nanos, Head head);
}
