package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.readership.NotedVisitors;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hands what differs of noted visitors to {@code findings} as it is found, mended if that was asked for. Rows that others hold
 * for longer than a statement waits are tried again some times.
 *
 * @param home the partition of the articles; 0 of what no partition writes alone
 */
record NotedMending(
        Pipeline pipeline,
        int home,
        Surroundings around,
        Snapshot snapshot,
        Order order,
        Consumer<List<Difference>> findings) {
    private static final int ATTEMPTS = 3;

    /**
     * SQLSTATE lock_not_available, deadlock_detected, query_canceled, and the time limits of a transaction: idle, and in all.
     */
    private static final Set<String> TOO_LONG = Set.of("55P03", "40P01", "57014", "25P03", "25P04");

    /** What mends them. */
    @FunctionalInterface
    interface Work {
        void in(NotedVisitors table) throws SQLException, InterruptedException;
    }

    /**
     * Mends some together.
     *
     * @throws Unprovable if another rule is shown by now, if partitions were added, or if the rows were held for too long
     */
    void mend(List<Difference> differences, Work work) throws SQLException, InterruptedException {
        if (!order.mends()) {
            findings.accept(differences);
            return;
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (isDone(differences, work)) {
                findings.accept(differences.stream().map(Difference::mended).toList());
                return;
            }
        }
        findings.accept(differences);
        throw new Unprovable("rows were held by who notes visitors; recount again");
    }

    private boolean isDone(List<Difference> differences, Work work) throws SQLException, InterruptedException {
        try {
            return snapshot.write(open -> {
                work.in(new NotedVisitors(open, pipeline.name(), around.zone()));
                // While rows are held: what is appended elsewhere after this look can be noted only after this
                // transaction.
                pipeline.isThere(open, around.topics().partitions(), true);
                new Repair(open, pipeline, home)
                        .note(differences, order, around.clock().instant());
                return true;
            });
        } catch (SQLException e) {
            if (!TOO_LONG.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            return false;
        }
    }
}
