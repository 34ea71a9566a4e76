package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Takes up what is due, round after round, some at a time; sleeps when nothing is, until woken. No round begins before
 * everything on the articles topic is known: no mail is sent about an article whose taking back was on the log by then.
 */
@ApplicationScoped
class Round {
    private static final Logger LOG = Logger.getLogger(Round.class);
    private static final Duration LAST_ONES = Duration.ofSeconds(4);
    /** While articles are being read; their offsets are committed a little after. */
    private static final Duration SHORTLY = Duration.ofMillis(200);

    private final Deliveries deliveries;
    private final ArticlesTopic articles;
    private final Attempt attempt;
    private final DeliveryConfig config;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Loop loop = new Loop("deliveries", this::step);

    Round(Deliveries deliveries, ArticlesTopic articles, Attempt attempt, DeliveryConfig config) {
        this.deliveries = deliveries;
        this.articles = articles;
        this.attempt = attempt;
        this.config = config;
    }

    void start(@Observes StartupEvent start) {
        if (config.lease().compareTo(config.patience()) <= 0) {
            throw new IllegalStateException("maeari.notifications.delivery.lease must be longer than .patience:"
                    + " a mail that is still being sent would be sent twice");
        }
        loop.start();
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        loop.stop(LAST_ONES);
        senders.shutdownNow();
    }

    /** Something may be due. */
    void wake() {
        loop.wake();
    }

    private Duration step() throws InterruptedException {
        if (!articles.isReadToItsEnd()) {
            LOG.debug("mails wait for the articles topic to be read");
            return SHORTLY;
        }
        List<Delivery> claimed = deliveries.claim(config.parallel(), config.lease());
        senders.invokeAll(claimed.stream()
                .map(delivery -> (Callable<Void>) () -> {
                    attempt.run(delivery);
                    return null;
                })
                .toList());
        return claimed.isEmpty() ? config.poll() : Duration.ZERO;
    }
}
