package dev.maeari.local.checking;

import java.io.IOException;

/**
 * One thing to look at.
 *
 * @param name what is looked at, in a word or two
 * @param advice what to do if nothing answers
 */
record Check(String name, String advice, Look look) {

    /** The look itself; a failure to get an answer is an exception. */
    @FunctionalInterface
    interface Look {
        Finding take() throws IOException, InterruptedException;
    }
}
