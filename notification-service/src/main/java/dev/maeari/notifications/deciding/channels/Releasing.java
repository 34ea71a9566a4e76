package dev.maeari.notifications.deciding.channels;

import dev.maeari.notifications.EngagementAway;
import dev.maeari.notifications.Loop;
import dev.maeari.notifications.deciding.Occasion;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Tells what was held once its article is public. It goes by what the tables say, not by a message, so that nothing that
 * comes in between two looks is missed; and beside the channels, so that an absent engagement service stops no article.
 */
@ApplicationScoped
class Releasing {
    private static final Logger LOG = Logger.getLogger(Releasing.class);
    private static final Duration LAST_ONE = Duration.ofSeconds(4);
    private static final int AT_A_TIME = 100;

    private final Held held;
    private final Telling telling;
    private final IntakeConfig config;
    private final Loop loop = new Loop("held", this::step);

    Releasing(Held held, Telling telling, IntakeConfig config) {
        this.held = held;
        this.telling = telling;
        this.config = config;
    }

    void start(@Observes StartupEvent start) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        loop.stop(LAST_ONE);
    }

    /** An article may be public by now. */
    void wake() {
        loop.wake();
    }

    private Duration step() {
        held.forgetDeleted();
        List<Occasion> due = held.due(AT_A_TIME);
        try {
            // One that fails does not keep the others waiting.
            boolean allTold = due.stream().map(this::released).reduce(true, Boolean::logicalAnd);
            return !allTold ? config.longestPause() : due.size() == AT_A_TIME ? Duration.ZERO : config.poll();
        } catch (EngagementAway e) {
            LOG.warnf("what was held waits held=%d cause=%s", due.size(), e.getMessage());
            return config.longestPause();
        }
    }

    private boolean released(Occasion occasion) {
        try {
            telling.release(occasion);
            return true;
        } catch (EngagementAway e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "what was held can't be told, trying again articleId=%s", occasion.articleId());
            return false;
        }
    }
}
