package dev.maeari.outbox;

import java.sql.SQLException;
import java.util.List;

/** A bug that is planted around the real classes, which know nothing of it. */
enum RelayBug {
    NONE("nothing"),

    /** Who reads keeps what came last, for there is nothing else to go by. */
    WITHOUT_REVISIONS("ends with revision") {
        @Override
        long kept(long before, long now) {
            return now;
        }
    },

    /** The number of the row is taken for a cursor, though transactions commit in another order. */
    NUMBER_AS_CURSOR("were never sent") {
        @Override
        Waiting waiting(Waiting real, SimOutbox outbox) {
            return new Waiting() {
                private long last;

                @Override
                public List<OutboxRow> oldest(int limit) throws SQLException {
                    return real.oldest(Integer.MAX_VALUE).stream()
                            .filter(row -> row.id() > last)
                            .limit(limit)
                            .toList();
                }

                @Override
                public void sent(List<Long> rows) throws SQLException {
                    real.sent(rows);
                    last = Math.max(last, rows.getLast());
                }
            };
        }
    },

    /** What is read is deleted, and then sent. */
    DELETED_BEFORE_IT_IS_SENT("was told sent and is not on the log") {
        @Override
        Waiting waiting(Waiting real, SimOutbox outbox) {
            return new Waiting() {
                @Override
                public List<OutboxRow> oldest(int limit) throws SQLException {
                    List<OutboxRow> rows = real.oldest(limit);
                    real.sent(rows.stream().map(OutboxRow::id).toList());
                    return rows;
                }

                @Override
                public void sent(List<Long> rows) {
                    // They are gone already.
                }
            };
        }
    },

    /** What is written is sent, committed or not. */
    UNCOMMITTED_IS_SENT("is not committed") {
        @Override
        Waiting waiting(Waiting real, SimOutbox outbox) {
            return new Waiting() {
                @Override
                public List<OutboxRow> oldest(int limit) throws SQLException {
                    List<OutboxRow> rows = real.oldest(limit);
                    return rows.isEmpty() ? outbox.uncommitted() : rows;
                }

                @Override
                public void sent(List<Long> rows) throws SQLException {
                    real.sent(rows);
                }
            };
        }
    },

    /** What stands behind a failure is taken for sent. */
    A_FAILURE_IS_OVERLOOKED("was told sent and is not on the log") {
        @Override
        RelayRound.Sender sender(RelayRound.Sender real) {
            return rows -> {
                real.send(rows);
                return new Sending.Result(rows.stream().map(OutboxRow::id).toList(), null);
            };
        }
    };

    /** What a verdict must say of it, beside whatever else it says. */
    final String symptom;

    RelayBug(String symptom) {
        this.symptom = symptom;
    }

    Waiting waiting(Waiting real, SimOutbox outbox) {
        return real;
    }

    RelayRound.Sender sender(RelayRound.Sender real) {
        return real;
    }

    /** The revision that a reader holds when another one comes. */
    long kept(long before, long now) {
        return Math.max(before, now);
    }
}
