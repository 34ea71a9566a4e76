package dev.maeari.outbox;

import dev.maeari.events.Event;
import dev.maeari.events.EventCodec;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where a change leaves the event that tells of it. */
@ApplicationScoped
public class Outbox {
    private final AgroalDataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final EventCodec codec;
    private final OutboxRelay relay;

    Outbox(
            AgroalDataSource dataSource,
            TransactionSynchronizationRegistry transaction,
            EventCodec codec,
            OutboxRelay relay) {
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.codec = codec;
        this.relay = relay;
    }

    /**
     * Writes the event in the caller's transaction, without which it refuses. The row of the aggregate that the event
     * tells of must be locked, so that its events keep their order.
     *
     * @param id unique per event
     * @param time when it happened
     * @return the number of the outbox row, by which {@link SentListener} is told that it was sent
     * @throws IllegalArgumentException if the event is larger than Kafka takes
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long append(Event event, UUID id, Instant time) {
        ProducerRecord<byte[], byte[]> record = codec.encode(event, id, time);
        Traces.nameIn(record);
        return append(record);
    }

    /** Writes what is no event in the caller's transaction, as {@link #append(Event, UUID, Instant)} does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long append(ProducerRecord<byte[], byte[]> record) {
        try (Connection connection = dataSource.getConnection()) {
            long row = OutboxRow.insert(connection, record);
            transaction.registerInterposedSynchronization(new WakeAfterCommit());
            return row;
        } catch (SQLException e) {
            throw new IllegalStateException("the record can't be written to the outbox", e);
        }
    }

    /**
     * Writes records by one statement, in a transaction that the caller keeps on the connection itself; call {@link #wake}
     * once it has committed. Each must be as {@link #append} wants it, or a {@link DeadRecord}.
     */
    public static void appendAll(Connection open, List<ProducerRecord<byte[], byte[]>> records) throws SQLException {
        OutboxRow.insertAll(open, records);
    }

    /**
     * Tries to keep everybody's relay from sending until the session ends or {@link #letSend} is called on it. A relay that
     * is sending has to come to rest first, see {@link Resting}.
     */
    public static boolean keepFromSending(Connection session) throws SQLException {
        return OutboxRelay.locked(session);
    }

    /** The relays may send again. */
    public static void letSend(Connection session) {
        OutboxRelay.unlock(session);
    }

    /** Tells the relay of this process that there is something to send. */
    public void wake() {
        relay.wake();
    }

    private final class WakeAfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                wake();
            }
        }
    }
}
