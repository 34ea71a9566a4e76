package dev.maeari.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of the one broker, which is its own controller. */
final class BrokerConfig {
    private BrokerConfig() {}

    static Properties of(Path logs, int port, int controllerPort) {
        Properties config = new Properties();
        config.setProperty("process.roles", "broker,controller");
        config.setProperty("node.id", "1");
        config.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        config.setProperty(
                "listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        config.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        config.setProperty("controller.listener.names", "CONTROLLER");
        config.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        config.setProperty("log.dirs", logs.toString());
        config.setProperty("auto.create.topics.enable", "false");
        alone(config);
        small(config);
        return config;
    }

    /** There is no second broker to copy to or to wait for. */
    private static void alone(Properties config) {
        config.setProperty("offsets.topic.replication.factor", "1");
        config.setProperty("offsets.topic.num.partitions", "4");
        config.setProperty("transaction.state.log.replication.factor", "1");
        config.setProperty("transaction.state.log.min.isr", "1");
        config.setProperty("transaction.state.log.num.partitions", "2");
        config.setProperty("share.coordinator.state.topic.replication.factor", "1");
        config.setProperty("share.coordinator.state.topic.min.isr", "1");
        config.setProperty("share.coordinator.state.topic.num.partitions", "2");
        config.setProperty("group.initial.rebalance.delay.ms", "0");
        // After a kill (not after an end in order) it can register again only once its former self counts as gone.
        config.setProperty("broker.session.timeout.ms", "4000");
        config.setProperty("broker.heartbeat.interval.ms", "500");
    }

    private static void small(Properties config) {
        config.setProperty("num.network.threads", "2");
        config.setProperty("num.io.threads", "4");
        config.setProperty("background.threads", "2");
        config.setProperty("log.cleaner.dedupe.buffer.size", "8388608");
        config.setProperty("log.index.size.max.bytes", "2097152");
    }
}
