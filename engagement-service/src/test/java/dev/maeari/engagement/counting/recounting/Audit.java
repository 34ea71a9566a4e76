package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.Newsroom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recounts of a newsroom, as a test asks for them. */
public final class Audit {
    private static final String AUDITOR = "auditor";
    static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    final Surroundings around;

    public Audit(Newsroom newsroom) {
        around = new Surroundings(
                newsroom.bootstrapServers(),
                newsroom.topics,
                newsroom.data,
                InstantSource.system(),
                ZONE,
                new Late(PATIENCE));
    }

    Report recount() {
        return run(false, null);
    }

    /** What differs, or can't be proved; not of comments, whose texts no test of numbers has written. */
    public List<String> differences() {
        Report report = recount();
        Stream<String> unproved = report.unproved().stream().map(one -> one.partition() + ": " + one.why());
        Stream<String> differences = report.differences().stream()
                .filter(one -> !one.what().equals(What.COMMENT.label()))
                .map(Audit::said);
        return Stream.concat(differences, unproved).toList();
    }

    /** How many differences the background finds up to a checkpoint that is taken now, and partitions it can't prove. */
    public long provedInBackground() throws SQLException, InterruptedException {
        new Checkpointing(around, Duration.ZERO).now();
        new BackgroundProof(around).look();
        try (Connection connection = around.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT (SELECT coalesce(sum(differences), 0) FROM proofs) + (SELECT count(*) FROM progress)
                            - (SELECT count(*) FROM proofs WHERE checkpoint = (SELECT max(id) FROM checkpoints))""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    Report repair() {
        return run(true, null);
    }

    Report whatIf(Rule rule) {
        return run(false, rule);
    }

    /** The differences as {@code counter what which: stored instead of proved}. */
    static List<String> said(Report report) {
        return report.differences().stream().map(Audit::said).toList();
    }

    static String said(Report.Item one) {
        return "%s %s%s: %d instead of %d"
                .formatted(
                        one.counter(),
                        one.what(),
                        one.which().isEmpty() ? "" : " " + one.which(),
                        one.stored(),
                        one.proved());
    }

    private Report run(boolean repair, @Nullable Rule rule) {
        try (Log log = new Log(around.bootstrapServers(), around.topics())) {
            return new Recount(around, log)
                    .run(new Order(UUID.randomUUID(), repair, rule, AUDITOR), (done, total) -> {});
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
