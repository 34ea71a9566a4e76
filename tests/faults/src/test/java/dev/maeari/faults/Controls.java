package dev.maeari.faults;

import dev.maeari.faults.NaiveCounter.Order;
import dev.maeari.system.IndependentReader;
import dev.maeari.system.IndependentReader.Numbers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.awaitility.Awaitility;

/** Counterparts that do what the system avoids, before the same judge: a suite that can't see them proves nothing. */
record Controls(Site site) {

    /** Numbers without the rule of repeats, from the log of a trial. */
    Control withoutDeduplication(Books books) {
        Map<String, Numbers> shown =
                IndependentReader.withoutDeduplication(site.status().kafka()).read();
        return new Control("no deduplication: every record of a view counts", "doubled", judge(books, shown));
    }

    /** The program that knows only log and API, of which it takes all articles, without the rule of repeats. */
    Control everyRecord() {
        try (OtherProcess agreement = site.agreement("every-record")) {
            return new Control(
                    "the program that agrees with everything, told to count every record",
                    "lost",
                    Agreement.Verdict.of(agreement, Duration.ZERO).findings());
        }
    }

    /** A counter that is killed after the offsets and before its table. */
    Control offsetsFirst(Books books) throws IOException {
        return new Control(
                "offsets committed before the table, killed in between",
                "lost",
                judge(books, counted(books, Order.OFFSETS_THEN_TABLE, Controls::killed)));
    }

    /** A counter that is killed after its table and before the offsets. */
    Control tableFirst(Books books) throws IOException {
        return new Control(
                "position and table not in one transaction, killed in between",
                "doubled",
                judge(books, counted(books, Order.TABLE_THEN_OFFSETS, Controls::killed)));
    }

    /** A counter that is stopped before its table and goes on when another has counted all. */
    Control withoutFence(Books books) throws IOException {
        return new Control(
                "no fence: stopped before its table, taken over, then resumed",
                "doubled",
                judge(books, counted(books, Order.NEITHER_YET, Controls::resumed)));
    }

    /** An ingest that answers before the broker does. */
    @SuppressWarnings("try") // The readers read by themselves until they are closed.
    Control answerFirst(long seed) {
        Books books = new Books(site.publish("먼저 답하기", 4));
        String topic = site.status().kafka().topicPrefix() + "views";
        try (OtherProcess ingest = OtherProcess.start(
                NaiveIngest.class, List.of(site.status().kafka().bootstrapServers(), topic))) {
            String port = ingest.awaitLine(line -> line.startsWith("port ")).substring("port ".length());
            try (Readers readers = Readers.at(URI.create("http://127.0.0.1:" + port), books, 8, 0, seed)) {
                ingest.awaitLine(line -> line.matches("sent [1-9].*"));
                ingest.awaitLine("buffered 10"::equals);
                ingest.kill();
            }
        }
        awaitCounted(books);
        return new Control(
                "answer before the broker's, killed with ten views in its buffer",
                "lost",
                judge(books, site.shown(books.articles())));
    }

    private void awaitCounted(Books books) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            Map<String, Numbers> log = site.proved();
            Map<String, Numbers> shown = site.shown(books.articles());
            return books.articles().stream()
                    .allMatch(article ->
                            log.getOrDefault(article, Numbers.NONE).equals(shown.getOrDefault(article, Numbers.NONE)));
        });
    }

    /** Counts the views of a trial that is over by two processes, of which one has trouble on the way. */
    private Map<String, Numbers> counted(Books books, Order order, BiConsumer<OtherProcess, Runnable> trouble)
            throws IOException {
        Path table = Files.createTempFile("maeari-naive", ".table");
        List<String> arguments = new ArrayList<>(List.of(
                site.status().kafka().bootstrapServers(),
                site.status().kafka().topicPrefix() + "views",
                "naive-" + order,
                table.toString(),
                order.name()));
        arguments.addAll(books.articles());
        try (OtherProcess counter = OtherProcess.start(NaiveCounter.class, arguments)) {
            counter.awaitLine("between"::equals);
            counter.awaitLine("between"::equals);
            trouble.accept(counter, () -> {
                try (OtherProcess another = OtherProcess.start(NaiveCounter.class, arguments)) {
                    another.awaitLine("done"::equals);
                }
            });
        }
        Map<String, Long> views = new HashMap<>();
        Files.readAllLines(table).forEach(article -> views.merge(article, 1L, Long::sum));
        Files.delete(table);
        return withViews(site.proved(), views);
    }

    private static void killed(OtherProcess counter, Runnable another) {
        counter.kill();
        another.run();
    }

    private static void resumed(OtherProcess counter, Runnable another) {
        counter.send(Signal.STOP);
        another.run();
        counter.send(Signal.CONT);
        counter.awaitLine("done"::equals);
    }

    /** Only the views are counted naively; the rest is as it must be. */
    private static Map<String, Numbers> withViews(Map<String, Numbers> proved, Map<String, Long> views) {
        Map<String, Numbers> numbers = new HashMap<>();
        proved.forEach((article, real) ->
                numbers.put(article, new Numbers(views.getOrDefault(article, 0L), real.likes(), real.comments())));
        return numbers;
    }

    private Findings judge(Books books, Map<String, Numbers> shown) {
        Set<String> kept = site.log().positions("views", books.articles());
        return Findings.of(books, shown, site.proved(), kept);
    }
}
