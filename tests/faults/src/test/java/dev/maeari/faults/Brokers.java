package dev.maeari.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Two brokers more, which join the one of a running system. While they are there every partition has three copies of which
 * two must have what is acknowledged, and each of the three leads a third of them; at the end all is as it was. The first
 * one stays: it is the only controller.
 */
final class Brokers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int FIRST = 1;
    private static final List<Integer> ALL = List.of(1, 2, 3);
    private static final String IN_SYNC = "min.insync.replicas";

    private final Admin admin;
    private final Map<Integer, JoinedBroker> joined = new HashMap<>();

    private Brokers(Site site) {
        admin = Admin.create(Map.of("bootstrap.servers", site.status().kafka().bootstrapServers()));
        ALL.stream().filter(id -> id != FIRST).forEach(id -> joined.put(id, JoinedBroker.to(site, id)));
    }

    static Brokers threeOf(Site site) {
        Brokers brokers = new Brokers(site);
        brokers.joined.values().forEach(JoinedBroker::start);
        Awaitility.await("three brokers").atMost(PATIENCE).until(brokers::areAll);
        brokers.copyTo(ALL);
        brokers.mustHave("2");
        return brokers;
    }

    /** Its partitions go to the others, then it ends in order; and later it is back with all that it had. */
    void drain(int broker, Runnable meanwhile) {
        copyTo(ALL.stream().filter(id -> id != broker).toList());
        joinedOne(broker).end();
        meanwhile.run();
        joinedOne(broker).start();
        Awaitility.await("it is back").atMost(PATIENCE).until(this::areAll);
        copyTo(ALL);
    }

    /** It ends in order with all that it leads, and comes back. */
    void restart(int broker, Runnable meanwhile) {
        joinedOne(broker).end();
        meanwhile.run();
        joinedOne(broker).start();
        awaitCopies(ALL);
    }

    /** It dies with all that it leads, and comes back. */
    void kill(int broker, Runnable meanwhile) {
        joinedOne(broker).kill();
        meanwhile.run();
        joinedOne(broker).start();
        awaitCopies(ALL);
    }

    @Override
    public void close() {
        mustHave(null);
        copyTo(List.of(FIRST));
        joined.values().forEach(JoinedBroker::end);
        joined.keySet().forEach(id -> done(admin.unregisterBroker(id).all()));
        admin.close();
        joined.values().forEach(JoinedBroker::forget);
    }

    private boolean areAll() {
        return ids(done(admin.describeCluster().nodes())).containsAll(ALL);
    }

    private JoinedBroker joinedOne(int broker) {
        return Optional.ofNullable(joined.get(broker))
                .orElseThrow(() -> new IllegalArgumentException("broker " + broker + " is not one that joined"));
    }

    /** Returns once exactly these have a copy of everything, and each leads its share. */
    private void copyTo(List<Integer> brokers) {
        Map<TopicPartition, Optional<NewPartitionReassignment>> places = new HashMap<>();
        partitions().keySet().forEach(partition -> {
            List<Integer> replicas = new ArrayList<>(brokers);
            Collections.rotate(replicas, partition.partition());
            places.put(partition, Optional.of(new NewPartitionReassignment(replicas)));
        });
        done(admin.alterPartitionReassignments(places).all());
        awaitCopies(brokers);
    }

    private void awaitCopies(List<Integer> brokers) {
        Awaitility.await("copies on " + brokers)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> partitions().values().stream().allMatch(partition -> copied(partition, brokers)));
        Awaitility.await("each leads its share")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(this::lead);
    }

    private static boolean copied(TopicPartitionInfo partition, List<Integer> brokers) {
        return ids(partition.replicas()).equals(Set.copyOf(brokers))
                && ids(partition.isr()).equals(Set.copyOf(brokers));
    }

    private static Set<Integer> ids(Collection<Node> nodes) {
        return Set.copyOf(nodes.stream().map(Node::id).toList());
    }

    /** Whether the first of each partition's replicas leads it; asks for it if not. */
    private boolean lead() throws Exception {
        Map<TopicPartition, TopicPartitionInfo> partitions = partitions();
        partitions
                .values()
                .removeIf(partition -> partition.leader() != null
                        && partition.leader().id()
                                == partition.replicas().getFirst().id());
        if (partitions.isEmpty()) {
            return true;
        }
        // Each says for itself that it could not, or need not any more.
        done(admin.electLeaders(ElectionType.PREFERRED, partitions.keySet()).partitions());
        return false;
    }

    /** How many copies must have what is acknowledged; as it was declared if null. */
    private void mustHave(@Nullable String number) {
        AlterConfigOp change =
                new AlterConfigOp(new ConfigEntry(IN_SYNC, number), number == null ? OpType.DELETE : OpType.SET);
        done(admin.incrementalAlterConfigs(topics().stream()
                        .collect(Collectors.toMap(
                                topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                topic -> List.of(change))))
                .all());
    }

    private Set<String> topics() {
        return done(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    }

    private Map<TopicPartition, TopicPartitionInfo> partitions() {
        Map<TopicPartition, TopicPartitionInfo> all = new HashMap<>();
        for (TopicDescription topic :
                done(admin.describeTopics(topics()).allTopicNames()).values()) {
            topic.partitions()
                    .forEach(partition -> all.put(new TopicPartition(topic.name(), partition.partition()), partition));
        }
        return all;
    }

    private static <T> T done(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the brokers did not do it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
