package dev.maeari.engagement.counting.recounting;

/** The log no longer holds, or not yet, what a proof needs; the message says what. */
final class Unprovable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unprovable(String why) {
        super(why);
    }
}
