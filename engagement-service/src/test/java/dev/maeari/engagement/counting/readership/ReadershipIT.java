package dev.maeari.engagement.counting.readership;

import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ReaderRequests.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.engagement.VisitorDay;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.events.ArticleId;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Signals;
import dev.maeari.events.Topics;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import dev.maeari.testing.LocalStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class ReadershipIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @Inject
    ArticleLog articles;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Topics topics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void each_visitor_of_a_day_is_one_whatever_they_looked_at_again() {
        // Given
        ArticleId article = articles.published();

        // When
        view(article, "Firefox");
        view(article, "Firefox");
        view(article, "Chrome");

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> uniqueReaders(article, 2));
    }

    @Test
    void robots_and_what_is_held_are_no_readers() {
        // Given
        ArticleId article = articles.published();
        EventCodec codec = new EventCodec(topics);

        // When
        try (KafkaProducer<byte[], byte[]> log = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (Signals signals : new Signals[] {
                Signals.of("robot:bot"), Signals.of("prefetch"), Signals.of("held:1"), Signals.of("agent:chrome")
            }) {
                ArticleViewed viewed = new ArticleViewed(article, new VisitorId(signals.hashCode()), signals);
                var unused = log.send(codec.encode(viewed, UUID.randomUUID(), Instant.now()));
            }
        }

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> uniqueReaders(article, 1));
    }

    @Test
    void what_is_noted_twice_changes_nothing_and_days_add_up() throws Exception {
        // Given
        UUID article = UUID.randomUUID();
        ReadershipTable table = new ReadershipTable(dataSource, "a-pipeline-of-its-own");
        ArticleDay monday = new ArticleDay(article, LocalDate.of(2026, 11, 23));
        ArticleDay tuesday = new ArticleDay(article, LocalDate.of(2026, 11, 24));

        // When
        table.add(new TreeMap<>(Map.of(monday, seen(monday, 1, 2), tuesday, seen(tuesday, 1))), Map.of(0, 1L));
        table.add(new TreeMap<>(Map.of(monday, seen(monday, 2, 3))), Map.of(0, 1L));
        table.add(new TreeMap<>(Map.of(monday, seen(monday, 2, 3))), Map.of(0, 1L));

        // Then
        assertThat(total("a-pipeline-of-its-own", article)).isEqualTo(4);
    }

    @Test
    void a_day_has_no_more_visitors_than_views_once_these_are_counted() throws Exception {
        // Given
        UUID article = UUID.randomUUID();
        ReadershipTable table = new ReadershipTable(dataSource, "another-pipeline-of-its-own");
        ArticleDay monday = new ArticleDay(article, LocalDate.of(2026, 11, 23));
        long[] visitors = ofWhichTooManyAreEstimated();
        execute("INSERT INTO pipelines (name, rule, shown) VALUES ('another-pipeline-of-its-own', '{}', false)");
        execute("INSERT INTO progress VALUES ('another-pipeline-of-its-own', 'views', 0, '%s', 1, 1, %d, 0)"
                .formatted(article, visitors.length - 1));
        for (String hour : new String[] {"2026-11-22T18:59:00Z", "2026-11-22T19:00:00Z", "2026-11-23T18:59:00Z"}) {
            execute("INSERT INTO timeline (pipeline, article_id, counter, partition, hour, n, adjusted)"
                    + " VALUES ('another-pipeline-of-its-own', '%s', 'views', 0, %d, %d, 0)"
                            .formatted(article, Instant.parse(hour).getEpochSecond() / 3600, visitors.length / 2));
        }

        // When
        table.add(new TreeMap<>(Map.of(monday, seen(monday, visitors))), Map.of(0, 1L));
        long before = total("another-pipeline-of-its-own", article);
        execute("UPDATE progress SET position = position + 1 WHERE pipeline = 'another-pipeline-of-its-own'");
        table.add(new TreeMap<>(Map.of(monday, seen(monday, visitors))), Map.of(0, 1L));

        // Then
        execute("DELETE FROM pipelines WHERE name = 'another-pipeline-of-its-own'");
        assertThat(before).isGreaterThan(visitors.length);
        assertThat(total("another-pipeline-of-its-own", article)).isEqualTo(visitors.length);
    }

    /** Of tables that grow so fast nobody has statistics yet, and a statement may take as long as a connection is given. */
    @Test
    void a_batch_in_which_every_view_is_of_another_article_is_noted() throws Exception {
        // Given
        String pipeline = "one-of-many-articles";
        ReadershipTable table = new ReadershipTable(dataSource, pipeline);
        LocalDate monday = LocalDate.of(2026, 11, 23);
        execute("INSERT INTO pipelines (name, rule, shown) VALUES ('%s', '{}', false)".formatted(pipeline));
        execute("INSERT INTO progress VALUES ('%s', 'views', 0, '%s', 1, 1, 1, 0)"
                .formatted(pipeline, UUID.randomUUID()));
        execute("INSERT INTO timeline (pipeline, article_id, counter, partition, hour, n, adjusted)"
                + " SELECT '%s', gen_random_uuid(), 'views', 0, %d, 2, 0 FROM generate_series(1, 40000)"
                        .formatted(
                                pipeline, Instant.parse("2026-11-23T03:00:00Z").getEpochSecond() / 3600));
        List<UUID> many = articles(pipeline);

        // When
        for (long visitor = 1; visitor <= 3; visitor++) {
            TreeMap<ArticleDay, Seen> batch = new TreeMap<>();
            for (UUID article : many) {
                ArticleDay day = new ArticleDay(article, monday);
                batch.put(day, seen(day, visitor));
            }
            table.add(batch, Map.of(0, visitor));
        }

        // Then
        assertThat(many).hasSize(40_000);
        assertThat(sum(pipeline)).isEqualTo(3 * 40_000);
        empty(pipeline);
        execute("DELETE FROM timeline WHERE pipeline = '%s'".formatted(pipeline));
        execute("DELETE FROM pipelines WHERE name = '%s'".formatted(pipeline));
    }

    @Test
    void a_database_that_was_emptied_or_is_of_an_hour_ago_comes_to_the_same_numbers() throws Exception {
        // Given
        String pipeline = "one-that-is-restored";
        ArticleId article = articles.published();
        view(article, "Firefox");
        view(article, "Chrome");
        noted(pipeline, article, 2);
        execute("DROP TABLE IF EXISTS an_hour_ago, read_an_hour_ago");
        execute("CREATE TABLE an_hour_ago AS SELECT * FROM readership WHERE pipeline = '%s'".formatted(pipeline));
        execute("CREATE TABLE read_an_hour_ago AS SELECT * FROM readership_positions WHERE pipeline = '%s'"
                .formatted(pipeline));
        view(article, "Safari");
        noted(pipeline, article, 3);
        // When
        empty(pipeline);
        // Then
        noted(pipeline, article, 3);
        // When
        empty(pipeline);
        execute("INSERT INTO readership SELECT * FROM an_hour_ago");
        execute("INSERT INTO readership_positions SELECT * FROM read_an_hour_ago");
        execute("INSERT INTO unique_readers VALUES ('%s', '%s', 2)".formatted(pipeline, article));
        // Then
        noted(pipeline, article, 3);
        empty(pipeline);
    }

    /** Reads until so many are noted; by a reader of its own, whose group remembers how far it came. */
    private void noted(String pipeline, ArticleId article, int number) throws Exception {
        ReadershipReader reader = new ReadershipReader(
                bootstrapServers,
                topics.prefix() + "readership." + pipeline,
                topics,
                new ReadershipTable(dataSource, pipeline),
                new ReaderVisits(topics, Rule.BUILT_IN, SEOUL));
        try {
            await().atMost(PATIENCE).until(() -> total(pipeline, article.value()) == number);
        } finally {
            reader.end();
        }
    }

    private void empty(String pipeline) throws Exception {
        for (String table : new String[] {"readership", "unique_readers", "readership_positions"}) {
            execute("DELETE FROM %s WHERE pipeline = '%s'".formatted(table, pipeline));
        }
    }

    private static long[] ofWhichTooManyAreEstimated() {
        for (long seed = 0; ; seed++) {
            long[] some = new Random(seed).longs(2_000).toArray();
            Visitors visitors = Visitors.none();
            LongStream.of(some).forEach(visitors::add);
            if (visitors.number() > some.length) {
                return some;
            }
        }
    }

    private static Seen seen(ArticleDay day, long... visitors) {
        Instant noon = day.day().atTime(12, 0).atZone(SEOUL).toInstant();
        Seen seen = new Seen(VisitorDay.of(noon, SEOUL), 0);
        for (int offset = 0; offset < visitors.length; offset++) {
            seen.add(visitors[offset], 0, offset);
        }
        return seen;
    }

    private void execute(String statement) throws Exception {
        try (var connection = dataSource.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }

    private List<UUID> articles(String pipeline) throws Exception {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("SELECT article_id FROM timeline WHERE pipeline = ?")) {
            select.setString(1, pipeline);
            List<UUID> all = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    all.add(row.getObject(1, UUID.class));
                }
            }
            return all;
        }
    }

    private static void uniqueReaders(ArticleId article, int number) {
        browser()
                .get("/api/engagement/articles/" + article + "/counts")
                .then()
                .statusCode(200)
                .body("uniqueReaders", equalTo(number));
    }

    private long sum(String pipeline) throws Exception {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("SELECT sum(n) FROM unique_readers WHERE pipeline = ?")) {
            select.setString(1, pipeline);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private long total(String pipeline, UUID article) throws Exception {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "SELECT n FROM unique_readers WHERE pipeline = ? AND article_id = ?")) {
            select.setString(1, pipeline);
            select.setObject(2, article);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
