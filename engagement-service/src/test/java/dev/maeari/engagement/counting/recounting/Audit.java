package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.Newsroom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recounts of a newsroom, as a test asks for them. */
public final class Audit {
    private static final String AUDITOR = "auditor";
    /** In which it is about noon: no test must end on another day than it began. */
    @SuppressWarnings("TimeInStaticInitializer")
    static final ZoneId ZONE =
            ZoneOffset.ofHours(12 - OffsetDateTime.now(ZoneOffset.UTC).getHour());

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

    /** Mends the unique readers of a partition's articles, by a rule that may be another's by now. */
    void readers(Pipeline pipeline, int partition) throws SQLException, InterruptedException {
        try (Log log = new Log(around.bootstrapServers(), around.topics())) {
            Snapshot snapshot = new Snapshot(around.dataSource());
            Retelling retelling = Retelling.of(around, snapshot, log);
            VisitsLog visits = new VisitsLog(around, pipeline.rule(), retelling, partition, records -> {});
            Order order = new Order(UUID.randomUUID(), true, null, AUDITOR);
            NotedMending mending = new NotedMending(pipeline, partition, around, snapshot, order, differences -> {});
            new ReadersRecount(pipeline, partition, around, snapshot, visits, new ReadersMending(mending)).run();
        }
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
