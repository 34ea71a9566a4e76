package dev.maeari.benchmarks;

import dev.maeari.benchmarks.load.Readers;
import dev.maeari.embedded.Database;
import dev.maeari.events.ArticleEvent.ArticlePublished;
import dev.maeari.events.ArticleId;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One engagement-service that serves readers, with articles that it knows. */
final class Serving implements AutoCloseable {
    private static final int OTHERS = 1000;
    private static final Instant SOME_TIME = Instant.parse("2026-03-01T09:00:00Z");

    private final Stack stack;
    private final Path home;
    private final String name;
    private final Topics topics;
    private final Database database;
    private final List<ArticleId> articles;
    private final CountingService service;

    private Serving(Stack stack, Path home, String name, int articles, String... roles)
            throws SQLException, InterruptedException {
        this.stack = stack;
        this.home = home;
        this.name = name;
        this.topics = stack.topics(name + ".");
        this.database = stack.database(name);
        this.articles = publish(stack, topics, articles);
        this.service = starting(roles);
    }

    /** Starts one that does all, or with these roles alone. */
    static Serving start(Stack stack, Plan plan, String name, int articles, String... roles)
            throws SQLException, InterruptedException {
        Serving serving = new Serving(stack, plan.home(), name, articles, roles);
        serving.service.awaitReady();
        return serving;
    }

    /** Starts one more process, which counts beside it and serves nobody. */
    CountingService further() {
        return starting("counting");
    }

    /** Returns once so many views more, of other articles, stand on the log and are counted. */
    void past(int views) throws SQLException, InterruptedException {
        new ViewLog(topics, views, OTHERS, 0).fill(stack.bootstrapServers());
        try (CountedSoFar counted = new CountedSoFar(database)) {
            counted.await(views, service);
        }
    }

    List<ArticleId> articles() {
        return articles;
    }

    int port() {
        return service.port();
    }

    CountingService service() {
        return service;
    }

    Readers readers(int connections) throws IOException {
        return new Readers(service.port(), connections);
    }

    @Override
    public void close() {
        service.close();
    }

    private CountingService starting(String... roles) {
        List<String> options = roles.length == 0 ? List.of() : List.of("-Dmaeari.roles=" + String.join(",", roles));
        return new CountingService(home, stack.bootstrapServers(), topics, database, stack.log(name), options);
    }

    private static List<ArticleId> publish(Stack stack, Topics topics, int articles) throws InterruptedException {
        Random random = new Random(articles);
        EventCodec codec = new EventCodec(topics);
        List<ArticleId> known = new ArrayList<>();
        Map<String, Object> settings = new HashMap<>(IngestSettings.OF_THE_PRODUCER);
        settings.put("bootstrap.servers", stack.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < articles; i++) {
                ArticleId id = new ArticleId(new UUID(random.nextLong(), random.nextLong()));
                known.add(id);
                producer.send(codec.encode(published(id, i), new UUID(random.nextLong(), random.nextLong()), SOME_TIME))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the articles could not be published", e);
        }
        return List.copyOf(known);
    }

    private static ArticlePublished published(ArticleId id, int number) {
        return new ArticlePublished(
                id,
                1,
                "article-" + number,
                "Article " + number,
                "",
                "Essays",
                List.of(),
                "en",
                null,
                "author",
                "author",
                SOME_TIME,
                SOME_TIME);
    }
}
