package dev.maeari.notifications.delivering;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes up what is due, round after round, some at a time; sleeps when nothing is, until woken. */
@ApplicationScoped
class Round {
    private static final Logger LOG = Logger.getLogger(Round.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration LAST_ONES = Duration.ofSeconds(4);

    private final Deliveries deliveries;
    private final Attempt attempt;
    private final DeliveryConfig config;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopped;
    private @Nullable Thread thread;

    Round(Deliveries deliveries, Attempt attempt, DeliveryConfig config) {
        this.deliveries = deliveries;
        this.attempt = attempt;
        this.config = config;
    }

    void start(@Observes StartupEvent start) {
        thread = Thread.ofPlatform().name("deliveries").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopped = true;
        wake();
        if (thread != null && !thread.join(LAST_ONES)) {
            thread.interrupt();
        }
    }

    /** Something may be due. */
    void wake() {
        wake.release();
    }

    private void run() {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!stopped) {
                pause(step(senders));
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted, stopping", e);
        }
    }

    /** Answers how long to sleep. */
    private Duration step(ExecutorService senders) throws InterruptedException {
        try {
            List<Delivery> claimed = deliveries.claim(config.parallel(), config.lease());
            senders.invokeAll(claimed.stream()
                    .map(delivery -> (Callable<Void>) () -> {
                        attempt.run(delivery);
                        return null;
                    })
                    .toList());
            return claimed.isEmpty() ? config.poll() : Duration.ZERO;
        } catch (RuntimeException e) {
            LOG.warn("deliveries can't be taken up, trying again", e);
            return AFTER_TROUBLE;
        }
    }

    private void pause(Duration pause) throws InterruptedException {
        if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }
}
