package dev.maeari.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Failure;
import dev.maeari.local.SiteClient;
import dev.maeari.local.Terminal;
import dev.maeari.local.publishing.Publishing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Publishes, lets 2,283 readers read, and shows that page and ledger agree with what was sent. */
public final class Demo {
    private static final PageNumbers EXPECTED = new PageNumbers(Plan.READERS, 0, 2);
    private static final Duration LENGTH = Duration.ofSeconds(27);
    private static final Pattern ZONE = Pattern.compile("<html[^>]* data-zone=\"([^\"]+)\"");
    private static final Duration WHOLE = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<Step.Comment> COMMENTS = List.of(
            new Step.Comment("지나가던 사람", "두 번 읽었는데 조회수는 한 번만 올랐네요. 정직해서 좋습니다."),
            new Step.Comment("Mina", "I counted the echoes in my own valley: four, and one that may have been a dog."));

    private final SiteClient author;
    private final String site;
    private final Terminal terminal;
    private final Clock clock;

    /** On that site, published by that person. */
    public Demo(SiteClient author, String site, Terminal terminal, Clock clock) {
        this.author = author;
        this.site = site;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Fails with what differs. */
    public void play(long seed, boolean fast) {
        Publishing.Published article = Samples.publish(author, terminal);
        terminal.line("");
        terminal.line("  " + article.title());
        terminal.line("  " + article.url());
        terminal.line("");
        until(article, () -> status(article) == 200, "the page of the article does not open");
        waitForDayChange(zone(page(article)));
        Plan plan = Plan.of(seed, fast ? Duration.ZERO : LENGTH, COMMENTS);
        terminal.line(String.format(
                Locale.ROOT, "%,d readers send %,d requests (seed %d)", Plan.READERS, plan.requests(), seed));
        Tally tally = new Crowd(site, terminal).read(plan, article.id());
        boolean agreed = settles(() -> PageNumbers.of(page(article)).equals(EXPECTED), "the page");
        JsonNode ledger = ledger(article);
        List<String> differences = new ArrayList<>(LedgerCheck.differences(ledger, tally));
        PageNumbers shown = PageNumbers.of(page(article));
        if (!agreed) {
            differences.addFirst("the page says %d views, %d likes, %d comments; right are %d, %d, %d"
                    .formatted(
                            shown.views(),
                            shown.likes(),
                            shown.comments(),
                            EXPECTED.views(),
                            EXPECTED.likes(),
                            EXPECTED.comments()));
        }
        terminal.line("");
        LedgerCheck.lines(ledger).forEach(line -> terminal.line("  " + line));
        terminal.line("");
        if (!differences.isEmpty()) {
            throw new Failure("the numbers are not right:\n  " + String.join("\n  ", differences));
        }
        terminal.line("The page says %d views · %d likes · %d comments, and every request is accounted for."
                .formatted(shown.views(), shown.likes(), shown.comments()));
    }

    private JsonNode ledger(Publishing.Published article) {
        SiteClient.Answer answer = author.get("/api/engagement/articles/" + article.id() + "/ledger");
        if (!answer.isOk()) {
            throw new Failure("the ledger was refused: " + answer.problem());
        }
        return answer.body();
    }

    private void waitForDayChange(ZoneId zone) {
        Duration wait = DayChange.wait(clock.instant().atZone(zone), WHOLE);
        if (wait.isPositive()) {
            terminal.line("at 04:00 visitors become new ones; waiting %d s for that".formatted(wait.toSeconds()));
            sleep(wait);
        }
    }

    /** The site's, as its pages tell it to their scripts. */
    private static ZoneId zone(String page) {
        return ZONE.matcher(page)
                .results()
                .map(found -> ZoneId.of(found.group(1)))
                .findFirst()
                .orElseThrow(
                        () -> new Failure("the page of the article does not say in which zone the site's day ends"));
    }

    private int status(Publishing.Published article) {
        return read(article).statusCode();
    }

    private String page(Publishing.Published article) {
        return read(article).body();
    }

    private HttpResponse<String> read(Publishing.Published article) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(article.url()))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/html")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Failure("%s does not answer".formatted(article.url()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private void until(Publishing.Published article, Condition condition, String otherwise) {
        if (!settles(condition, "the page")) {
            throw new Failure("%s: %s".formatted(article.url(), otherwise));
        }
    }

    private boolean settles(Condition condition, String what) {
        long begin = System.nanoTime();
        while (!condition.holds()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (waited.compareTo(PATIENCE) > 0) {
                return false;
            }
            terminal.passing("waiting for %s … %d s".formatted(what, waited.toSeconds()));
            sleep(Duration.ofMillis(300));
        }
        return true;
    }

    private static void sleep(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}
