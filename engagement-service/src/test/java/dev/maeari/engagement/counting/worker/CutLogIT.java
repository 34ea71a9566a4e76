package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.events.ArticleId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Records that are gone before they were counted. */
@BesideOthers
class CutLogIT {
    private static final Path RUNBOOK = Path.of("../docs/runbooks/MaeariPartitionIsStopped.md");
    private static final Pattern STATEMENT = Pattern.compile("(UPDATE progress [^;]*);");

    @Test
    void counting_stops_and_goes_on_where_the_runbook_has_it_go_on() throws Exception {
        try (Newsroom newsroom = new Newsroom("uncounted", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            CountingProcess first = newsroom.count();
            views(newsroom, article, 0, 10);
            await().atMost(Newsroom.PATIENCE).until(() -> newsroom.tables.value(article, "views") == 10);
            Newsroom.end(first);
            views(newsroom, article, 10, 10);
            newsroom.cut(15);
            CountingProcess stopping = newsroom.count();
            await().atMost(Newsroom.PATIENCE)
                    .until(() -> newsroom.meters
                                    .get("maeari.counting.stopped.partitions")
                                    .gauge()
                                    .value()
                            == 1);
            assertThat(newsroom.tables.value(article, "views")).isEqualTo(10);
            Newsroom.end(stopping);
            // When
            Matcher statement = STATEMENT.matcher(Files.readString(RUNBOOK));
            assertThat(statement.find()).isTrue();
            newsroom.tables.execute(statement
                    .group(1)
                    .replace("position = 1000", "position = 15")
                    .replace("partition = 3", "partition = 0"));
            newsroom.count();
            // Then
            await().atMost(Newsroom.PATIENCE).until(() -> newsroom.tables.value(article, "views") == 15);
        }
    }

    @Test
    void it_is_known_where_the_log_begins() throws Exception {
        try (Newsroom newsroom = new Newsroom("begins", 1)) {
            // Given
            views(newsroom, newsroom.article(0), 0, 10);
            LogEnds ends = new LogEnds(newsroom.bootstrapServers(), newsroom.topics);
            assertThat(ends.begins().values()).hasSize(3).containsOnly(0L);
            // When
            newsroom.cut(4);
            // Then
            assertThat(ends.begins().values()).containsExactlyInAnyOrder(4L, 0L, 0L);
            ends.close();
        }
    }

    private static void views(Newsroom newsroom, ArticleId article, int firstVisitor, int n) {
        for (int i = 0; i < n; i++) {
            newsroom.view(article, firstVisitor + i);
        }
        newsroom.flush();
    }
}
