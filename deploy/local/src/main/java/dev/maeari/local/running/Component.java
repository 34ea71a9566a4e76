package dev.maeari.local.running;

import dev.maeari.local.LocalState;

/** A part of the running system. */
interface Component {
    String name();

    /** Starts it, or starts it again after it ended, and returns once it serves. */
    void start();

    /** Stops it in order; does nothing if it does not run. */
    void stop();

    /** Kills it when it takes too long. */
    void kill();

    /** What {@code status} says of it. */
    LocalState.Component describe(String state);
}
