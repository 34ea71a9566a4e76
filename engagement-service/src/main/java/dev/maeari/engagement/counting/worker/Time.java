package dev.maeari.engagement.counting.worker;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The machine's time, as {@link System#nanoTime}, or that of a simulation. */
interface Time extends LongSupplier {
    Time REAL = new Time() {
        @Override
        public long getAsLong() {
            return System.nanoTime();
        }

        @Override
        public void pass(Duration rest) throws InterruptedException {
            Thread.sleep(rest);
        }
    };

    /** Waits. */
    void pass(Duration rest) throws InterruptedException;
}
