package dev.maeari.engagement.counting.growing;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Partitioning.Barrier;
import dev.maeari.events.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Adds partitions: nobody appends, everything is read to the end, the ends are noted as barriers, and from then on the new
 * number is in force. Whoever was told the former one leaves the log alone, until it is started with the new one.
 */
final class Growing {
    private static final Logger LOG = Logger.getLogger(Growing.class);

    private final DataSource dataSource;
    private final String bootstrapServers;
    private final Topics topics;
    private final InstantSource clock;
    private final Patience patience;

    Growing(DataSource dataSource, String bootstrapServers, Topics topics, InstantSource clock, Patience patience) {
        this.dataSource = dataSource;
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Adds partitions to every topic.
     *
     * @param to a multiple of the number of now
     * @param id of this growth alone
     * @return the topics as everybody must be told them
     * @throws Refused if that can't be done now
     */
    Topics grow(int to, UUID id, String by) throws SQLException, InterruptedException {
        Topics grown = topics.grown(to);
        try (Brokers brokers = new Brokers(bootstrapServers, topics);
                Closing closing = Closing.of(dataSource, topics.partitions(), id)) {
            LOG.infof("nothing is appended, since partitions are to be added from=%d to=%d", topics.partitions(), to);
            closing.await(patience.heard(), () -> false);
            if (!closing.await(patience.readers(), closing::silencesOutbox)) {
                throw new Refused("the outbox is being relayed by a process that does not come to rest");
            }
            Map<LogPartition, Long> ends = brokers.ends();
            closing.await(patience.still(), () -> false);
            still(brokers, ends);
            String late = late(closing, brokers, ends);
            still(brokers, ends);
            if (!late.isEmpty()) {
                throw new Refused("not everything has been read to the end of the log in time: " + late);
            }
            brokers.grow(to);
            if (!closing.await(patience.readers(), () -> brokers.has(to))) {
                throw new Refused("Kafka was asked for the partitions and has not added all of them yet; try again,"
                        + " and start no service before that");
            }
            still(brokers, ends);
            commit(closing, ends, to, by);
            LOG.infof("partitions were added from=%d to=%d", topics.partitions(), to);
            return grown;
        }
    }

    /** Who was not told in time is found out here; who appends later still makes dead letters, and no wrong numbers. */
    private static void still(Brokers brokers, Map<LogPartition, Long> ends) {
        Map<LogPartition, Long> now = brokers.ends();
        if (!now.equals(ends)) {
            throw new Refused("somebody goes on appending, to "
                    + now.keySet().stream()
                            .filter(one -> !Objects.equals(now.get(one), ends.get(one)))
                            .map(LogPartition::toString)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Who has not read everything; empty if all have. */
    private String late(Closing closing, Brokers brokers, Map<LogPartition, Long> ends)
            throws SQLException, InterruptedException {
        String[] late = {""};
        closing.await(patience.readers(), () -> {
            late[0] = late(brokers, ends);
            return late[0].isEmpty();
        });
        return late[0];
    }

    private String late(Brokers brokers, Map<LogPartition, Long> ends) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            String uncounted = uncounted(connection, ends);
            if (!uncounted.isEmpty()) {
                return "counting of " + uncounted;
            }
            for (String group : brokers.readers(Reached.pipeline(connection).orElse(""))) {
                if (!brokers.isRead(group, ends)) {
                    return "the group " + group;
                }
            }
            return "";
        }
    }

    private static String uncounted(Connection connection, Map<LogPartition, Long> ends) throws SQLException {
        Map<LogPartition, Barrier> reached = Reached.now(connection);
        return ends.entrySet().stream()
                .filter(end -> {
                    Barrier there = reached.get(end.getKey());
                    return there == null || there.position() != end.getValue();
                })
                .map(end -> end.getKey().toString())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void commit(Closing closing, Map<LogPartition, Long> ends, int to, String by) throws SQLException {
        try (Connection open = dataSource.getConnection()) {
            open.setAutoCommit(false);
            try {
                fence(open);
                if (!uncounted(open, ends).isEmpty()) {
                    throw new Refused("something else is counted than a moment ago; try again");
                }
                note(open, to, by);
                for (Map.Entry<LogPartition, Barrier> one : Reached.now(open).entrySet()) {
                    note(open, one.getKey(), one.getValue());
                }
                closing.end(open, to);
                open.commit();
            } finally {
                open.rollback();
            }
        }
    }

    /** Whoever counts has to begin anew, and learns then of the partitions. */
    private static void fence(Connection open) throws SQLException {
        try (PreparedStatement lock =
                        open.prepareStatement("SELECT FROM progress ORDER BY pipeline, topic, partition FOR UPDATE");
                PreparedStatement update = open.prepareStatement("UPDATE progress SET epoch = epoch + 1")) {
            lock.execute();
            update.executeUpdate();
        }
    }

    private void note(Connection open, int to, String by) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement(
                "INSERT INTO growths (partitions_before, partitions_after, grown_at, grown_by) VALUES (?, ?, ?, ?)")) {
            insert.setInt(1, topics.partitions());
            insert.setInt(2, to);
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(4, by);
            insert.executeUpdate();
        }
    }

    private void note(Connection open, LogPartition partition, Barrier barrier) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement("""
                INSERT INTO barriers (partitions_before, topic, partition, position, log_time)
                VALUES (?, ?, ?, ?, ?)""")) {
            insert.setInt(1, topics.partitions());
            insert.setString(2, partition.topic().name());
            insert.setInt(3, partition.number());
            insert.setLong(4, barrier.position());
            insert.setLong(5, barrier.logTime());
            insert.executeUpdate();
        }
    }
}
