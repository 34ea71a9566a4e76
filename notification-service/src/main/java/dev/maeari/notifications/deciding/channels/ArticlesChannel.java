package dev.maeari.notifications.deciding.channels;

import dev.maeari.events.ArticleEvent;
import dev.maeari.events.Topic;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Listens to {@link Topic#ARTICLES}. */
@ApplicationScoped
class ArticlesChannel {
    private final Intake intake;
    private final Telling telling;
    private final Releasing releasing;

    ArticlesChannel(Intake intake, Telling telling, Releasing releasing) {
        this.intake = intake;
        this.telling = telling;
        this.releasing = releasing;
    }

    @Incoming("articles")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> record) {
        intake.settle(Topic.ARTICLES, record, event -> telling.on((ArticleEvent) event));
        releasing.wake();
    }
}
