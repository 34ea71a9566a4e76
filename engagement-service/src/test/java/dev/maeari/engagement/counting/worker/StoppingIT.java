package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.events.ArticleId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where counting could only go on by skipping, it stops and says so; the other partitions go on. */
@BesideOthers
class StoppingIT {

    @Test
    void a_position_out_of_the_log_stops_its_partition_and_no_other() throws Exception {
        assertStops("stop-range", "UPDATE progress SET position = 999 WHERE topic = 'views' AND partition = 0");
    }

    @Test
    void another_topic_of_the_same_name_stops_its_partition() throws Exception {
        assertStops(
                "stop-topic",
                "UPDATE progress SET topic_id = gen_random_uuid() WHERE topic = 'views' AND partition = 0");
    }

    @Test
    void another_version_of_the_rule_stops_its_partition() throws Exception {
        assertStops("stop-rule", "UPDATE progress SET rule = 99 WHERE topic = 'views' AND partition = 0");
    }

    private static void assertStops(String name, String change) {
        try (Newsroom newsroom = new Newsroom(name, 2)) {
            // Given
            ArticleId stopped = newsroom.article(0);
            ArticleId going = newsroom.article(1);
            newsroom.view(stopped, 1);
            newsroom.view(going, 1);
            newsroom.flush();
            Newsroom.end(counted(newsroom, Map.of("views/0", "1", "views/1", "1")));
            newsroom.tables.execute(change);
            Map<String, String> before = newsroom.tables.positions();
            // When
            newsroom.view(stopped, 2);
            newsroom.view(going, 2);
            newsroom.flush();
            counted(newsroom, Map.of("views/1", "2"));
            // Then
            assertThat(newsroom.tables.positions()).containsEntry("views/0", before.get("views/0"));
            assertThat(newsroom.tables.value(stopped, "views")).isEqualTo(1);
            await().atMost(Newsroom.PATIENCE)
                    .until(() -> newsroom.meters
                                    .get("maeari.counting.stopped.partitions")
                                    .gauge()
                                    .value()
                            == 1);
        }
    }

    private static CountingProcess counted(Newsroom newsroom, Map<String, String> positions) {
        CountingProcess process = newsroom.count();
        await().atMost(Newsroom.PATIENCE)
                .untilAsserted(() -> assertThat(newsroom.tables.positions()).containsAllEntriesOf(positions));
        return process;
    }
}
