package dev.maeari.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Sends rows in order by a producer that keeps it, and waits for the acknowledgements. */
record Sending(Producer<byte[], byte[]> producer) implements RelayRound.Sender {

    /**
     * What became of a round.
     *
     * @param sent the rows before the first that failed: what stands behind it is sent again, in order
     */
    record Result(List<Long> sent, @Nullable Throwable failure) {
        void throwIfFailed() throws SendFailed {
            if (failure != null) {
                throw new SendFailed(failure);
            }
        }
    }

    @Override
    public Result send(List<OutboxRow> rows) throws InterruptedException {
        List<Long> sent = new ArrayList<>(rows.size());
        try {
            List<Future<RecordMetadata>> pending = new ArrayList<>(rows.size());
            for (OutboxRow row : rows) {
                pending.add(producer.send(row.record()));
            }
            producer.flush();
            for (int i = 0; i < rows.size(); i++) {
                pending.get(i).get();
                sent.add(rows.get(i).id());
            }
            return new Result(sent, null);
        } catch (ExecutionException e) {
            return new Result(sent, e.getCause());
        } catch (KafkaException e) {
            return new Result(sent, e);
        }
    }
}
