package dev.maeari.engagement.counting.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The group's coordinator: a partition is taken from its owner before it is given to the next one, unless the owner is
 * believed dead; who is, learns it at its next poll.
 */
final class SimGroup {
    private final List<TopicPartition> partitions;
    private final SimDice dice;
    private final Map<Integer, Integer> memberships = new TreeMap<>();
    private final Map<TopicPartition, Integer> targets = new LinkedHashMap<>();
    private final Map<TopicPartition, Integer> owners = new HashMap<>();
    private int joined;

    SimGroup(List<TopicPartition> partitions, SimDice dice) {
        this.partitions = partitions;
        this.dice = dice;
    }

    List<Integer> members() {
        return new ArrayList<>(memberships.keySet());
    }

    /** A new membership; its number changes when the member was expelled in between. */
    int join(int member) {
        memberships.put(member, ++joined);
        rebalance();
        return joined;
    }

    boolean isMember(int member, int membership) {
        return memberships.getOrDefault(member, -1) == membership;
    }

    /** The session has ended: its partitions are given to others without a word to it. */
    void expel(int member) {
        memberships.remove(member);
        owners.values().removeIf(owner -> owner == member);
        rebalance();
    }

    /** Each partition has a new owner, or the same. */
    void rebalance() {
        for (TopicPartition partition : partitions) {
            Integer target = targets.get(partition);
            if (memberships.isEmpty()) {
                targets.remove(partition);
            } else if (target == null || !memberships.containsKey(target) || dice.chance(400)) {
                targets.put(partition, dice.oneOf(members()));
            }
        }
    }

    boolean owns(int member, TopicPartition partition) {
        return owners.getOrDefault(partition, -1) == member;
    }

    /** What the member must give back. */
    List<TopicPartition> toRevoke(int member) {
        return partitions.stream()
                .filter(partition -> owns(member, partition) && targets.getOrDefault(partition, -1) != member)
                .toList();
    }

    /** What the member may take now. */
    List<TopicPartition> toAssign(int member) {
        return partitions.stream()
                .filter(partition -> !owners.containsKey(partition) && targets.getOrDefault(partition, -1) == member)
                .toList();
    }

    void revoked(List<TopicPartition> some) {
        some.forEach(owners::remove);
    }

    void assigned(int member, List<TopicPartition> some) {
        some.forEach(partition -> owners.put(partition, member));
    }
}
