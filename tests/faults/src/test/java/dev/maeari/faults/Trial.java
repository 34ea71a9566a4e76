package dev.maeari.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.system.IndependentReader.Numbers;
import dev.maeari.system.Person;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One scenario: articles of its own, readers on them, a producer that appends poison between what they do, somebody who
 * watches, and a judgement at the end.
 */
final class Trial implements AutoCloseable {
    private static final int ARTICLES = 12;
    private static final int VIEWERS = 8;
    private static final int WRITERS = 4;
    private static final Duration DRAINED = Duration.ofMinutes(3);

    private final Site site;
    private final Random random;
    private final Books books;
    private final Watcher watcher;
    private final Poisoner poisoner;
    private final long begun = System.nanoTime();

    private Trial(Site site, Books books, Random random) {
        this.site = site;
        this.books = books;
        this.random = random;
        this.watcher = Watcher.of(site.status(), articles());
        this.poisoner = new Poisoner(new LogWriter(site.status().kafka()), articles(), new Random(random.nextLong()));
    }

    static Trial begin(Site site, String fault, long seed) {
        site.awaitRunning();
        return new Trial(site, new Books(site.publish(fault, ARTICLES)), new Random(seed ^ fault.hashCode()));
    }

    /** Readers come and go on as they do in any scenario; what happens meanwhile is the caller's. */
    Readers readers() {
        return readersAt(site.status().url());
    }

    /** They come to a process of its own instead of the gateway. */
    Readers readersAt(URI url) {
        return Readers.at(url, books, VIEWERS, WRITERS, random.nextLong()).besides(poisoner::strike);
    }

    /** They send views and likes to another process than the rest. */
    Readers readersApart(URI ingest) {
        return Readers.apart(ingest, site.status().url(), books, VIEWERS, WRITERS, random.nextLong())
                .besides(poisoner::strike);
    }

    /** Somebody who changes what there is to read. */
    Editor editor() {
        return Editor.at(site, books, random.nextLong());
    }

    Books books() {
        return books;
    }

    List<String> articles() {
        return List.copyOf(books.articles());
    }

    /** Between 20 and 120: when something happens is left to chance. */
    int some() {
        return 20 + random.nextInt(100);
    }

    /** Waits until every view that is on the log by now is shown. */
    void awaitCounted() {
        Map<String, Numbers> log = site.proved();
        Awaitility.await("views are counted").atMost(DRAINED).until(() -> {
            Map<String, Numbers> shown = site.shown(articles());
            return articles().stream()
                    .allMatch(
                            article -> shown.getOrDefault(article, Numbers.NONE).views()
                                    >= log.getOrDefault(article, Numbers.NONE).views());
        });
    }

    /** Waits until all is counted, and judges. */
    Row judge(String fault, long times) {
        return judge(fault, times, List.of());
    }

    /**
     * Likewise.
     *
     * @param others what others have found to be wrong
     */
    Row judge(String fault, long times, List<String> others) {
        site.awaitRunning();
        Person operator = site.person("operator");
        List<String> wrong = new ArrayList<>(poisoner.lost(site.log(), operator));
        Findings findings = drained();
        wrong.addAll(findings.details());
        wrong.addAll(others);
        wrong.addAll(watcher.wrong());
        wrong.addAll(untold(findings));
        JsonNode report = operator.recounts();
        long recount = report.get("total").asLong();
        if (recount > 0) {
            wrong.add("the recount finds: " + report);
        }
        if (findings.unkept() > 0) {
            wrong.add(findings.unkept() + " acknowledged views are not where the answer said");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new Row(fault, times, findings, watcher.backwards(), watcher.late(), recount, took, wrong);
    }

    @Override
    public void close() {
        watcher.close();
        poisoner.close();
    }

    /** At the latest when patience ends: what differs then is a finding. */
    private Findings drained() {
        try {
            Awaitility.await()
                    .atMost(DRAINED)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> findings().isGood());
        } catch (ConditionTimeoutException e) {
            return findings();
        }
        return findings();
    }

    private Findings findings() {
        Map<String, Numbers> log = site.proved();
        Set<String> kept = site.log().positions("views", articles());
        return Findings.of(books, site.shown(articles()), log, kept);
    }

    /** What the topic told last is what is shown, once whoever has to has said it again. */
    private List<String> untold(Findings findings) {
        if (!findings.isGood()) {
            return List.of();
        }
        Set<String> untold = new HashSet<>();
        try {
            Awaitility.await().atMost(DRAINED).until(() -> {
                untold.clear();
                site.shown(books.standing()).forEach((article, numbers) -> {
                    told(untold, article + "/views", numbers.views());
                    told(untold, article + "/likes", numbers.likes());
                    told(untold, article + "/comments", numbers.comments());
                });
                return untold.isEmpty();
            });
        } catch (ConditionTimeoutException e) {
            return List.copyOf(untold);
        }
        return List.of();
    }

    private void told(Set<String> untold, String counter, long shown) {
        long told = watcher.told(counter);
        if (told != shown) {
            untold.add("%s is %d, and the topic says %d".formatted(counter, shown, told));
        }
    }
}
