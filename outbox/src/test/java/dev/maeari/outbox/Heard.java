package dev.maeari.outbox;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes which rows it was told of, and fails as often as a test wants. */
@Singleton
class Heard implements SentListener {
    private final List<Long> rows = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    @Override
    public void sent(Connection open, List<Long> sent) throws SQLException {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new SQLException("the listener fails, as the test wants");
        }
        rows.addAll(sent);
    }

    List<Long> rows() {
        return rows;
    }

    void failOnce() {
        failures.set(1);
    }
}
