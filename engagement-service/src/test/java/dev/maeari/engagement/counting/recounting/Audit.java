package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.Newsroom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recounts of a newsroom, as a test asks for them. */
final class Audit {
    private static final String AUDITOR = "auditor";

    final Surroundings around;

    Audit(Newsroom newsroom) {
        around = new Surroundings(newsroom.bootstrapServers(), newsroom.topics, newsroom.data, InstantSource.system());
    }

    Report recount() {
        return run(false, null);
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
