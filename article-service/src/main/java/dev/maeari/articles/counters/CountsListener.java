package dev.maeari.articles.counters;

import dev.maeari.web.Trouble;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Receives the counts. Trouble with the database is retried for ever: the newest numbers are worth waiting for. */
@ApplicationScoped
class CountsListener {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final KeptCounts counts;
    private final Trouble trouble = new Trouble("keeping the counts");

    CountsListener(KeptCounts counts) {
        this.counts = counts;
    }

    @Incoming("counts")
    Uni<Void> receive(ConsumerRecords<byte[], byte[]> records) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> keep(records))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private void keep(ConsumerRecords<byte[], byte[]> records) {
        try {
            counts.keep(records);
            trouble.over();
        } catch (RuntimeException e) {
            trouble.happened(e);
            throw e;
        }
    }
}
