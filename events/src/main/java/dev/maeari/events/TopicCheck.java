package dev.maeari.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Compares the topics at the broker with their declaration, at the start of each service. */
public final class TopicCheck {
    private TopicCheck() {}

    /**
     * What differs, each as a sentence that names topic and setting; empty if all is well.
     *
     * @throws ExecutionException if the broker can't be asked
     */
    public static List<String> differences(Admin admin, Topics topics) throws ExecutionException, InterruptedException {
        List<String> found = new ArrayList<>();
        for (NewTopic topic : topics.toCreate()) {
            found.addAll(differences(admin, topics, topic));
        }
        return List.copyOf(found);
    }

    private static List<String> differences(Admin admin, Topics topics, NewTopic topic)
            throws ExecutionException, InterruptedException {
        String name = topic.name();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try {
            TopicDescription description =
                    only(admin.describeTopics(List.of(name)).allTopicNames().get());
            Config config = only(admin.describeConfigs(List.of(resource)).all().get());
            Map<String, String> settings = config.entries().stream()
                    .filter(entry -> entry.value() != null)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
            int partitions = description.partitions().size();
            int replication = description.partitions().getFirst().replicas().size();
            return topics.differences(topic, partitions, replication, settings);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return List.of("topic %s does not exist; create it as declared".formatted(name));
            }
            throw e;
        }
    }

    private static <K, V> V only(Map<K, V> one) {
        return one.values().iterator().next();
    }
}
