package dev.maeari.articles.counters;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Receives the counts. Trouble with the database is retried for ever: the newest numbers are worth waiting for. */
@ApplicationScoped
class CountsListener {
    private static final Logger LOG = Logger.getLogger(CountsListener.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final KeptCounts counts;

    CountsListener(KeptCounts counts) {
        this.counts = counts;
    }

    @Incoming("counts")
    Uni<Void> receive(ConsumerRecords<byte[], byte[]> records) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> counts.keep(records))
                .onFailure()
                .invoke(e -> LOG.warn("the counts can't be kept, trying again", e))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
