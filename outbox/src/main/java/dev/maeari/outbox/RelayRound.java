package dev.maeari.outbox;

import java.sql.SQLException;
import java.util.List;

/** One round of the relay: what is oldest is sent, and what was acknowledged is deleted. */
record RelayRound(Waiting waiting, Sender sender, int batch) {

    /** Sends rows to Kafka. */
    @FunctionalInterface
    interface Sender {
        /** Waits for the acknowledgements. */
        Sending.Result send(List<OutboxRow> rows) throws InterruptedException;
    }

    /** Answers whether there was anything to send. */
    boolean run() throws SQLException, SendFailed, InterruptedException {
        List<OutboxRow> rows = waiting.oldest(batch);
        if (rows.isEmpty()) {
            return false;
        }
        Sending.Result result = sender.send(rows);
        if (!result.sent().isEmpty()) {
            waiting.sent(result.sent());
        }
        result.throwIfFailed();
        return true;
    }
}
