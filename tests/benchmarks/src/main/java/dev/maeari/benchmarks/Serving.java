package dev.maeari.benchmarks;

import dev.maeari.benchmarks.load.Readers;
import dev.maeari.embedded.Database;
import dev.maeari.events.ArticleEvent.ArticlePublished;
import dev.maeari.events.ArticleId;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topics;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One engagement-service that serves readers, with articles that it knows. */
final class Serving implements AutoCloseable {
    private static final List<String> ONLY_COUNTING = List.of("-Dmaeari.roles=counting");
    private static final Instant SOME_TIME = Instant.parse("2026-03-01T09:00:00Z");

    private final CountingService service;
    private final Supplier<CountingService> further;
    private final List<ArticleId> articles;

    private Serving(CountingService service, Supplier<CountingService> further, List<ArticleId> articles) {
        this.service = service;
        this.further = further;
        this.articles = List.copyOf(articles);
    }

    static Serving start(Stack stack, Plan plan, String name, int articles)
            throws IOException, SQLException, InterruptedException {
        Topics topics = stack.topics(name + ".");
        List<ArticleId> known = publish(stack, topics, articles);
        Database database = stack.database(name);
        Function<List<String>, CountingService> starting = options -> new CountingService(
                plan.home(), stack.bootstrapServers(), topics, database, stack.log(name), options);
        CountingService service = starting.apply(List.of());
        return new Serving(service.awaitReady(), () -> starting.apply(ONLY_COUNTING), known);
    }

    /** Starts one more process, which counts beside it and serves nobody. */
    CountingService further() {
        return further.get();
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
        return known;
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
