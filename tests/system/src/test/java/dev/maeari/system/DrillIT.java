package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.system.Http.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator does once in a while, by the commands of docs/backup.md and docs/scaling.md and while readers come: every
 * number is exact and proved.
 */
@Tag("faults")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DrillIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int READERS = 200;

    private static Maeari maeari;

    @BeforeAll
    static void a_system() {
        // What was lost is looked for twice, each time as long as a proof waits for what comes late.
        maeari = Maeari.counting(1, Map.of("MAEARI_PROOF_PATIENCE", "5s"));
    }

    @AfterAll
    static void end() {
        maeari.close();
    }

    @Test
    void older_databases_count_to_today_and_hide_the_comments_whose_text_is_lost(@TempDir Path elsewhere)
            throws IOException {
        // Given
        String article = article("뒤로 간 데이터베이스");
        String before = article("잃기 전에 읽힌 글");
        String after = article("되찾고 나서 읽힌 글");
        reader(1).views(article);
        reader(1).comments(article, "남는 댓글");
        awaitCounts(article, 1, 0, 1);
        maeari.launcher().run("backup", elsewhere.toString());
        Instant moment = Instant.now();
        reader(2).views(article);
        reader(2).likes(article);
        reader(2).comments(article, "사라질 댓글");
        awaitCounts(article, 2, 1, 2);
        awaitUniqueReaders(article, 2);
        int read = visits(before);
        // When
        maeari.launcher().run("down");
        delete(maeari.data().resolve("postgres/data"));
        maeari.launcher().run("restore", elsewhere.toString(), "--at", moment.toString());
        Newcomers readers = persisting(after);
        try (readers) {
            maeari.upAgain(1);
            readers.awaitMore(READERS);
        }
        // Then
        awaitCounts(before, read, read, 0);
        awaitCounts(after, readers.answered(), readers.answered(), 0);
        awaitCounts(article, 2, 1, 2);
        awaitUniqueReaders(article, 2);
        assertThat(texts(article)).containsExactly("남는 댓글");
        assertThat(lost()).hasSize(1);
        maeari.launcher().run("recount", "--repair");
        awaitCounts(article, 2, 1, 1);
        assertThat(lost()).isEmpty();
        assertThat(texts(article)).containsExactly("남는 댓글");
    }

    @Test
    void a_lost_log_comes_back_from_its_files_and_counting_goes_on_where_it_was(@TempDir Path elsewhere)
            throws IOException {
        // Given
        String article = article("돌아온 기록");
        Path log = elsewhere.resolve("log");
        reader(3).views(article);
        reader(3).likes(article);
        awaitCounts(article, 1, 1, 0);
        maeari.launcher().run("backup", elsewhere.toString());
        maeari.launcher().run("topics", "export", log.toString());
        String exported = Json.read(Files.readString(log.resolve("topics.json")))
                .get("at")
                .asText();
        reader(4).views(article);
        awaitCounts(article, 2, 1, 0);
        // When
        maeari.launcher().run("down");
        delete(maeari.data().resolve("kafka"));
        maeari.launcher().run("restore", elsewhere.toString(), "--at", exported);
        maeari.launcher().run("topics", "import", log.toString());
        Newcomers readers = persisting(article);
        try (readers) {
            maeari.upAgain(1);
            readers.awaitMore(READERS);
        }
        // Then
        awaitCounts(article, 1 + readers.answered(), 1 + readers.answered(), 0);
        assertThat(lost()).isEmpty();
    }

    @Test
    void an_emptied_database_fills_from_the_log_while_pages_go_on() throws SQLException {
        // Given
        JsonNode published = Person.signedIn(maeari, "author").publishes("비워진 데이터베이스");
        String article = known(published);
        String another = article("채워지는 동안의 글");
        reader(6).views(article);
        reader(7).views(article);
        reader(7).likes(article);
        awaitCounts(article, 2, 1, 0);
        String page = "/articles/" + published.get("slug").asText() + "?lang=en";
        Awaitility.await().untilAsserted(() -> assertThat(numbers(page)).isEqualTo("200: 2 views"));
        AtomicBoolean filled = new AtomicBoolean();
        CompletableFuture<Set<String>> looks = CompletableFuture.supplyAsync(() -> {
            Set<String> seen = new TreeSet<>();
            while (!filled.get()) {
                seen.add(numbers(page));
                LockSupport.parkNanos(Onlookers.REST.toNanos());
            }
            return seen;
        });
        // When
        empty(maeari.status().postgres().engagement());
        maeari.kill("engagement-service");
        Newcomers readers = persisting(another);
        try (readers) {
            maeari.awaitRunning();
            readers.awaitMore(READERS);
            awaitCounts(article, 2, 1, 0);
        }
        filled.set(true);
        // Then
        assertThat(looks.join()).containsExactly("200: 2 views");
        awaitCounts(another, readers.answered(), readers.answered(), 0);
        awaitUniqueReaders(article, 2);
        reader(8).views(article);
        awaitCounts(article, 3, 1, 0);
        assertThat(lost()).isEmpty();
    }

    /** The last one, since an emptied database can't be filled across barriers that are lost with it. */
    @Order(Integer.MAX_VALUE)
    @Test
    void partitions_are_doubled_and_all_that_was_taken_meanwhile_is_counted_once() {
        // Given articles of which some move and some stay, and somebody who reads them before and after
        List<String> articles =
                Stream.generate(() -> article("옮겨 가는 글")).limit(4).toList();
        Person regular = reader(10);
        articles.forEach(article -> {
            assertThat(regular.views(article).status()).isEqualTo(202);
            assertThat(regular.likes(article).status()).isEqualTo(202);
        });
        // When
        Newcomers readers = Newcomers.persisting(maeari.url(), articles);
        try (readers) {
            readers.awaitMore(READERS);
            grow();
            // Then nothing is taken until the services know of it, and readers are told so
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !readers.turnedAway().isEmpty());
            assertThat(readers.turnedAway()).allMatch(Answer::saysWhenToComeBack);
            // When
            maeari.launcher().run("down");
            maeari.upAgain(3);
            readers.awaitMore(READERS);
        }
        articles.forEach(article -> {
            assertThat(regular.views(article).status()).isEqualTo(202);
            assertThat(regular.unlikes(article).status()).isEqualTo(202);
        });
        // Then
        articles.forEach(article -> awaitCounts(article, 1 + readers.answered(), readers.answered(), 0));
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lost()).isEmpty());
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(maeari.launcher().run("status"))
                        .containsPattern("engagement-service +comments .* views [0-9]")
                        .containsPattern("engagement-service-2 +comments .* views [0-9]")
                        .containsPattern("engagement-service-3 +comments .* views [0-9]")
                        .containsPattern("views .*\\b11;"));
    }

    /** Who is refused because somebody has not read everything yet is to do it again. */
    private static void grow() {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> maeari.launcher()
                                .tryTo("topics", "grow", "--partitions", "12")
                                .exitCode()
                        == 0);
    }

    /** As of an operator who has lost the database and gives the service a new one. */
    private static void empty(Status.Database database) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE");
            statement.execute("CREATE SCHEMA public");
        }
    }

    /** How a page was answered, and the views that it shows. */
    private static String numbers(String page) {
        Http.Answer answer = reader(0).reads(page);
        Matcher views = Pattern.compile("\\d+ views").matcher(Http.visibleText(answer.body()));
        return answer.status() + ": " + (views.find() ? views.group() : "none");
    }

    private static String article(String title) {
        return known(Person.signedIn(maeari, "author").publishes(title));
    }

    private static String known(JsonNode published) {
        String id = published.get("id").asText();
        Awaitility.await().atMost(PATIENCE).until(() -> reader(9).unlikes(id).status() == 202);
        return id;
    }

    /** Ends when the numbers are these. */
    private static void awaitCounts(String article, int views, int likes, int comments) {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            JsonNode counts = reader(0).counts(article);
            assertThat(List.of(
                            counts.get("views").asInt(),
                            counts.get("likes").asInt(),
                            counts.get("comments").asInt()))
                    .containsExactly(views, likes, comments);
        });
    }

    private static void awaitUniqueReaders(String article, int number) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                reader(0).counts(article).get("uniqueReaders").asInt())
                        .isEqualTo(number));
    }

    private static List<String> texts(String article) {
        return Json.read(reader(0)
                        .reads("/api/engagement/articles/" + article + "/comments")
                        .body())
                .get("items")
                .findValuesAsText("text");
    }

    /** What a recount finds; its exit code says the same. */
    private static List<JsonNode> lost() {
        Launcher.Outcome recount = maeari.launcher().tryTo("recount", "--json");
        List<JsonNode> differences = Json.read(recount.output())
                .findValue("differences")
                .valueStream()
                .toList();
        assertThat(recount.exitCode()).isEqualTo(differences.isEmpty() ? 0 : 1);
        return differences;
    }

    private static Person reader(int number) {
        return Person.guest(maeari.url(), "203.0.113.%d".formatted(60 + number));
    }

    private static Newcomers persisting(String article) {
        return Newcomers.persisting(maeari.url(), List.of(article));
    }

    /** Readers come and go again; answers how many. */
    private static int visits(String article) {
        Newcomers readers = persisting(article);
        try (readers) {
            readers.awaitMore(READERS);
        }
        return readers.answered();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
