package dev.maeari.notifications.deciding.channels;

import dev.maeari.events.CommentEvent;
import dev.maeari.events.Topic;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Listens to {@link Topic#COMMENTS}. */
@ApplicationScoped
class CommentsChannel {
    private final Intake intake;
    private final Telling telling;

    CommentsChannel(Intake intake, Telling telling) {
        this.intake = intake;
        this.telling = telling;
    }

    @Incoming("comments")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> record) {
        Instant happenedAt = Instant.ofEpochMilli(record.timestamp());
        intake.settle(Topic.COMMENTS, record, event -> telling.on((CommentEvent) event, happenedAt));
    }
}
