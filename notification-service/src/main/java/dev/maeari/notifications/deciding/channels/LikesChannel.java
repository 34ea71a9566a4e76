package dev.maeari.notifications.deciding.channels;

import dev.maeari.events.LikeEvent;
import dev.maeari.events.Topic;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Listens to {@link Topic#LIKES}. */
@ApplicationScoped
class LikesChannel {
    private final Intake intake;
    private final Telling telling;

    LikesChannel(Intake intake, Telling telling) {
        this.intake = intake;
        this.telling = telling;
    }

    @Incoming("likes")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> record) {
        Instant happenedAt = Instant.ofEpochMilli(record.timestamp());
        intake.settle(Topic.LIKES, record, event -> telling.on((LikeEvent) event, happenedAt));
    }
}
