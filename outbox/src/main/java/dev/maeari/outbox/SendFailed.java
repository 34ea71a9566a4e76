package dev.maeari.outbox;

/** Kafka did not take a record; it stays in the outbox. */
final class SendFailed extends Exception {
    private static final long serialVersionUID = 1L;

    SendFailed(Throwable cause) {
        super("Kafka did not acknowledge a record of the outbox", cause);
    }
}
