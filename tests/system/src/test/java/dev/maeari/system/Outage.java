package dev.maeari.system;

import dev.maeari.system.Http.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Visitors who keep coming, one after the other, whatever happens behind the page. */
final class Outage {
    /** I2 promises an answer within two seconds; the machine under test gets one more to schedule it. */
    static final long LIMIT_MILLIS = 3_000;

    private final URI site;
    private final String articleId;
    private final String page;
    private int sent;
    private int acknowledged;
    private int refused;
    private int acknowledgedAfterRefusal;
    private int pagesFailed;
    private long slowestMillis;

    Outage(URI site, String articleId, String page) {
        this.site = site;
        this.articleId = articleId;
        this.page = page;
    }

    void sendUntil(BooleanSupplier enough) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    send();
                    return enough.getAsBoolean();
                });
    }

    private void send() {
        Person visitor = Person.guest(site, "2001:db8::" + Integer.toHexString(sent));
        sent++;
        long start = System.nanoTime();
        Answer answer = visitor.views(articleId);
        slowestMillis = Math.max(
                slowestMillis, Duration.ofNanos(System.nanoTime() - start).toMillis());
        switch (answer.status()) {
            case 202 -> {
                acknowledged++;
                acknowledgedAfterRefusal += refused > 0 ? 1 : 0;
            }
            case 503 -> {
                refused++;
                pagesFailed += visitor.reads(page).status() == 200 ? 0 : 1;
            }
            default -> throw new AssertionError(answer.status() + ": " + answer.body());
        }
    }

    int sent() {
        return sent;
    }

    int acknowledged() {
        return acknowledged;
    }

    int refused() {
        return refused;
    }

    int acknowledgedAfterRefusal() {
        return acknowledgedAfterRefusal;
    }

    int pagesFailed() {
        return pagesFailed;
    }

    long slowestMillis() {
        return slowestMillis;
    }
}
