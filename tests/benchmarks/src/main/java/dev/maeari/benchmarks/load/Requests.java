package dev.maeari.benchmarks.load;

import java.nio.ByteBuffer;

/** What readers ask, ready to be sent. */
@FunctionalInterface
public interface Requests {
    /**
     * Puts one whole request into the buffer.
     *
     * @param number counts the requests of a run from 0
     */
    void write(long number, ByteBuffer into);
}
