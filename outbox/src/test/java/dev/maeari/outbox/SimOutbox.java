package dev.maeari.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The table, and writers whose transactions overlap: numbers are drawn when a row is written and seen when its
 * transaction has committed; the aggregate is locked in between.
 */
final class SimOutbox {
    static final int AGGREGATES = 4;

    /** The last committed revision of each aggregate. */
    final long[] revisions = new long[AGGREGATES];

    /** What was sent that was not committed, or said to be sent that was not. */
    final List<String> wrong = new ArrayList<>();

    private final Random dice;
    private final TreeMap<Long, OutboxRow> rows = new TreeMap<>();
    private final List<Open> open = new ArrayList<>();
    private final Set<Said> committed = new HashSet<>();
    private final Set<Said> arrived = new HashSet<>();
    private @Nullable SimRelay holder;
    private long next = 1;

    /**
     * What an event says.
     *
     * @param row in which it waited
     */
    record Said(int aggregate, long revision, long row) {
        static Said of(ProducerRecord<byte[], byte[]> record) {
            String[] parts = new String(record.value(), UTF_8).split("/", -1);
            return new Said(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        ProducerRecord<byte[], byte[]> record() {
            byte[] key = ("aggregate " + aggregate).getBytes(UTF_8);
            return new ProducerRecord<>("sim", 0, key, (aggregate + "/" + revision + "/" + row).getBytes(UTF_8));
        }
    }

    private record Open(Said said, List<OutboxRow> rows) {}

    SimOutbox(Random dice) {
        this.dice = dice;
    }

    /** A writer changes an aggregate that nobody else is changing. */
    void begin() {
        int aggregate = dice.nextInt(AGGREGATES);
        if (open.stream().noneMatch(one -> one.said().aggregate() == aggregate)) {
            List<OutboxRow> written = new ArrayList<>();
            Said said = new Said(aggregate, revisions[aggregate], 0);
            for (int i = dice.nextInt(2); i >= 0; i--) {
                said = new Said(aggregate, said.revision() + 1, next++);
                written.add(new OutboxRow(said.row(), said.record()));
            }
            open.add(new Open(said, written));
        }
    }

    /** A writer commits, or rolls back now and then. */
    void end() {
        if (!open.isEmpty()) {
            Open one = open.remove(dice.nextInt(open.size()));
            if (dice.nextInt(5) > 0) {
                commit(one);
            }
        }
    }

    void endAll() {
        List.copyOf(open).forEach(this::commit);
        open.clear();
    }

    private void commit(Open one) {
        revisions[one.said().aggregate()] = one.said().revision();
        one.rows().forEach(row -> {
            rows.put(row.id(), row);
            committed.add(Said.of(row.record()));
        });
    }

    /** The session's lock; it has it, gets it, or stands by. */
    boolean lock(SimRelay relay) {
        if (holder == null) {
            holder = relay;
        }
        return holder == relay;
    }

    /** The holder's session is cut off: it learns so when it asks next. */
    void sessionEnds() {
        holder = null;
    }

    void sessionEnds(SimRelay relay) {
        if (holder == relay) {
            holder = null;
        }
    }

    void check(SimRelay relay) throws SQLException {
        if (holder != relay) {
            throw new SQLException("the session is gone");
        }
    }

    List<OutboxRow> oldest(int limit) {
        return rows.values().stream().limit(limit).toList();
    }

    /** As no reader of the real table can: what is written and not committed. */
    List<OutboxRow> uncommitted() {
        return open.stream().flatMap(one -> one.rows().stream()).toList();
    }

    void delete(List<Long> ids) {
        for (long id : ids) {
            OutboxRow row = rows.remove(id);
            if (row != null && !arrived.contains(Said.of(row.record()))) {
                wrong.add("row " + id + " was told sent and is not on the log");
            }
        }
    }

    void arrived(Said said) {
        arrived.add(said);
        if (!committed.contains(said)) {
            wrong.add("row " + said.row() + " was sent and is not committed");
        }
    }

    int waiting() {
        return rows.size();
    }
}
