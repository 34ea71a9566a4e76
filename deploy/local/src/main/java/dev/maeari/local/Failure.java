package dev.maeari.local;

/** A command could not do what it was asked; the message is meant for the person at the terminal. Exit code 1. */
public final class Failure extends RuntimeException {
    /** With a message that stands alone and says what to do. */
    public Failure(String message) {
        super(message);
    }

    /** With what led to it, for the log. */
    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
