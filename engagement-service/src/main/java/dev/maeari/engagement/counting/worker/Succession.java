package dev.maeari.engagement.counting.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What one pipeline takes over from another in whose place it is shown. Both are held by the open transaction. */
final class Succession {
    private final Connection open;
    private final String former;
    private final String successor;

    Succession(Connection open, String former, String successor) {
        this.open = open;
        this.former = former;
        this.successor = successor;
    }

    /**
     * Does all of it.
     *
     * @param known a generation that somebody has seen already
     */
    void complete(int known) throws SQLException {
        int generation = Math.max(known, greatest(open, former)) + 1;
        raise(generation);
        takeOverZeros();
        new LettersTable(successor).handOver(open, former);
        PipelinesTable.remove(open, former);
        show();
    }

    /** The greatest generation of a pipeline's counts, those to come included. */
    static int greatest(Connection connection, String pipeline) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT greatest(p.generation, (SELECT max(generation) FROM counts c WHERE c.pipeline = p.name))
                FROM pipelines p WHERE p.name = ?""")) {
            select.setString(1, pipeline);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** Every count must be newer than it was, also where a repair has raised the former pipeline's meanwhile. */
    private void raise(int generation) throws SQLException {
        try (PreparedStatement pipeline =
                        open.prepareStatement("UPDATE pipelines SET generation = ? WHERE name = ? AND generation < ?");
                PreparedStatement counts = open.prepareStatement(
                        "UPDATE counts SET generation = ? WHERE pipeline = ? AND generation < ?")) {
            for (PreparedStatement update : new PreparedStatement[] {pipeline, counts}) {
                update.setInt(1, generation);
                update.setString(2, successor);
                update.setInt(3, generation);
                update.executeUpdate();
            }
        }
    }

    /** What was counted and is no more is 0 in a newer version. */
    private void takeOverZeros() throws SQLException {
        try (PreparedStatement insert = open.prepareStatement("""
                INSERT INTO counts (pipeline, article_id, counter, partition, value, generation, position)
                SELECT p.name, o.article_id, o.counter, o.partition, 0, p.generation, o.position
                FROM counts o, pipelines p
                WHERE o.pipeline = ? AND p.name = ? AND NOT EXISTS (SELECT FROM counts n
                    WHERE n.pipeline = p.name AND n.article_id = o.article_id AND n.counter = o.counter)""")) {
            insert.setString(1, former);
            insert.setString(2, successor);
            insert.executeUpdate();
        }
    }

    private void show() throws SQLException {
        try (PreparedStatement update = open.prepareStatement("UPDATE pipelines SET shown = true WHERE name = ?")) {
            update.setString(1, successor);
            update.executeUpdate();
        }
    }
}
