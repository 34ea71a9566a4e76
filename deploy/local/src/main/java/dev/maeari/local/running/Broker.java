package dev.maeari.local.running;

import dev.maeari.embedded.Kafka;
import dev.maeari.embedded.KafkaSettings;
import dev.maeari.embedded.StartFailed;
import dev.maeari.events.Topics;
import dev.maeari.local.LocalState;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Kafka with the declared topics. */
final class Broker implements ProcessComponent {
    private final Path folder;
    private final Topics topics;
    private volatile @Nullable Kafka kafka;

    Broker(Path folder, Topics topics) {
        this.folder = folder;
        this.topics = topics;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public void start() {
        Kafka current = kafka;
        if (current == null) {
            kafka = Kafka.start(folder, KafkaSettings.defaults());
            running().create(topics);
        } else {
            current.startAgain();
        }
    }

    String bootstrapServers() {
        return running().bootstrapServers();
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return running().onExit();
    }

    @Override
    public void stop() {
        if (kafka != null) {
            running().stop();
        }
    }

    @Override
    public void kill() {
        if (kafka != null) {
            running().kill();
        }
    }

    @Override
    public LocalState.Component describe(String state) {
        Kafka current = kafka;
        return new LocalState.Component(
                name(),
                current == null ? 0 : current.pid(),
                state,
                current == null ? null : current.bootstrapServers(),
                null,
                folder.resolve("kafka.log").toString());
    }

    private Kafka running() {
        Kafka current = kafka;
        if (current == null) {
            throw new StartFailed("Kafka was not started");
        }
        return current;
    }
}
