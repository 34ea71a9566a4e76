package dev.maeari.engagement.counting.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.embedded.Database;
import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentId;
import dev.maeari.events.Event;
import dev.maeari.events.EventCodec;
import dev.maeari.events.LikeEvent.ArticleLiked;
import dev.maeari.events.LikeEvent.ArticleUnliked;
import dev.maeari.events.ReaderId;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import dev.maeari.outbox.DeadRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;

/** One publication with its own topics, database and readers, and as many counting processes as a test wants. */
public final class Newsroom implements AutoCloseable {
    public static final String PIPELINE = "main";
    public static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant SOME_TIME = Instant.parse("2026-03-01T09:00:00Z");

    public final EmbeddedStack stack = EmbeddedStack.shared();
    public final Topics topics;
    public final EventCodec codec;
    public final TestData data;
    public final Tables tables;
    /** Of the process that was started last. */
    SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final Database database;
    private final List<TestData> ways = new ArrayList<>();
    private final ProgressBoard board;
    private final Readers readers;
    private final List<CountingProcess> processes = new ArrayList<>();
    private final List<Supervisor> instances = new ArrayList<>();

    public Newsroom(String name, int partitions) {
        this(EmbeddedStack.shared().topics(name + ".", partitions), migrated(name));
    }

    private static Database migrated(String name) {
        Database database = EmbeddedStack.shared().database(name);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("db/migration", "db/outbox")
                .load()
                .migrate();
        return database;
    }

    private Newsroom(Topics topics, Database database) {
        this.topics = topics;
        this.database = database;
        codec = new EventCodec(topics);
        data = anotherWay();
        tables = new Tables(data);
        board = new ProgressBoard(data);
        readers = new Readers(bootstrapServers(), topics);
    }

    /** The same publication for processes that are told of other partitions. */
    public Newsroom told(Topics others) {
        return new Newsroom(others, database);
    }

    /** As the database knows it. */
    public Partitioning partitioning() {
        try (Connection connection = data.getConnection()) {
            return PartitioningTable.of(connection, topics.partitions());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String bootstrapServers() {
        return stack.kafka().bootstrapServers();
    }

    /** To the same database, by connections of its own. */
    TestData anotherWay() {
        TestData way = new TestData(database);
        ways.add(way);
        return way;
    }

    ProgressBoard board() {
        return board;
    }

    /** An article whose events land in the given partition. */
    public ArticleId article(int partition) {
        ArticleId article;
        do {
            article = new ArticleId(UUID.randomUUID());
        } while (topics.partition(article) != partition);
        return article;
    }

    /** An article that belongs to the given partition once there are twice as many. */
    public ArticleId articleOfTwiceAsMany(int partition) {
        ArticleId article;
        do {
            article = new ArticleId(UUID.randomUUID());
        } while (Topic.partition(article, 2 * topics.partitions()) != partition);
        return article;
    }

    public CountingProcess count() {
        return count(500, Function.identity(), Map.of());
    }

    /** Counts by another rule than the built-in one, where nobody has counted yet. */
    public void count(Rule rule) {
        count(500, Function.identity(), Map.of(), data, Limits.DEFAULT, rule);
    }

    CountingProcess count(int poll, Function<Fence, Fence> fence, Map<String, Object> consumer) {
        return count(poll, fence, consumer, data, Limits.DEFAULT);
    }

    CountingProcess count(
            int poll, Function<Fence, Fence> fence, Map<String, Object> consumer, TestData source, Limits limits) {
        return count(poll, fence, consumer, source, limits, Rule.BUILT_IN);
    }

    private CountingProcess count(
            int poll,
            Function<Fence, Fence> fence,
            Map<String, Object> consumer,
            TestData source,
            Limits limits,
            Rule rule) {
        CountingProcess process = new CountingProcess(
                new CountingProcess.Surroundings(
                        bootstrapServers(),
                        topics,
                        source,
                        () -> {},
                        measures(),
                        InstantSource.system(),
                        board,
                        Causes.UNTRACED,
                        consumer),
                new CountingProcess.Manner(
                        PIPELINE,
                        poll,
                        Rulebook.beginningWith(rule),
                        limits,
                        fence.apply(new ProgressTable(PIPELINE)),
                        partitioning()));
        processes.add(process);
        return process;
    }

    /** An instance of the service's counting, which counts whatever pipelines there are. */
    Supervisor instance() {
        return instance(Rulebook.beginningWith(Rule.BUILT_IN), data);
    }

    /** Likewise, by another rule than the built-in one, where nobody has counted yet. */
    public void instance(Rule rule) {
        instance(Rulebook.beginningWith(rule), data);
    }

    Supervisor instance(Rulebook rules, TestData swaps) {
        Measures measures = measures();
        CountingProcess.Surroundings around = new CountingProcess.Surroundings(
                bootstrapServers(),
                topics,
                data,
                () -> {},
                measures,
                InstantSource.system(),
                board,
                Causes.UNTRACED,
                Map.of());
        Supervisor instance = new Supervisor(
                data,
                (pipeline, standing, partitioning) -> new CountingProcess(
                        around, CountingProcess.Manner.of(pipeline, 50, rules, partitioning), standing),
                rules,
                new Swapping(swaps),
                new Sweeping(data),
                new Unreadable(measures, topics));
        instances.add(instance);
        instance.start();
        return instance;
    }

    /** A process that counts this pipeline beside the shown one. */
    CountingProcess beside(String pipeline) {
        CountingProcess process = new CountingProcess(
                new CountingProcess.Surroundings(
                        bootstrapServers(),
                        topics,
                        data,
                        () -> {},
                        measures(),
                        InstantSource.system(),
                        board,
                        Causes.UNTRACED,
                        Map.of()),
                CountingProcess.Manner.of(pipeline, 50, Rulebook.beginningWith(Rule.BUILT_IN), partitioning()),
                Standing.beside());
        processes.add(process);
        return process;
    }

    private Measures measures() {
        meters = new SimpleMeterRegistry();
        return new Measures(new EngagementMetrics(meters), InstantSource.system(), topics);
    }

    public void view(ArticleId article, long visitor) {
        send(new ArticleViewed(article, new VisitorId(visitor)));
    }

    public void like(ArticleId article, long reader) {
        send(new ArticleLiked(article, reader(reader)));
    }

    public void unlike(ArticleId article, long reader) {
        send(new ArticleUnliked(article, reader(reader)));
    }

    public void comment(ArticleId article, long comment) {
        send(new CommentPublished(article, new CommentId(new UUID(2, comment)), 1, null));
    }

    public void send(Event event) {
        send(record(event));
    }

    public void send(ProducerRecord<byte[], byte[]> record) {
        readers.send(record);
    }

    public ProducerRecord<byte[], byte[]> record(Event event) {
        return codec.encode(event, UUID.randomUUID(), SOME_TIME);
    }

    /** The event again, as one that had been a dead letter at that place. */
    void replay(Event event, String origin) {
        ProducerRecord<byte[], byte[]> record = record(event);
        record.headers().add(DeadRecord.ORIGIN, origin.getBytes(UTF_8));
        send(record);
    }

    /** Waits until everything sent so far is acknowledged. */
    public void flush() {
        readers.flush();
    }

    /** Deletes what the last partition of views holds before that offset, as retention does. */
    public void cut(long before) throws Exception {
        TopicPartition views = new TopicPartition(topics.name(Topic.VIEWS), topics.partitions() - 1);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.deleteRecords(Map.of(views, RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get();
        }
    }

    static void end(CountingProcess process) {
        try {
            process.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void end(Supervisor instance) {
        try {
            instance.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static ReaderId reader(long number) {
        return new ReaderId(new UUID(1, number));
    }

    @Override
    public void close() {
        instances.forEach(Newsroom::end);
        processes.forEach(Newsroom::end);
        board.close();
        readers.close();
        ways.forEach(TestData::close);
    }
}
