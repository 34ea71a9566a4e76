package dev.maeari.faults;

import dev.maeari.system.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Whether what can't be counted was kept: as it was, with where it stood and why. */
record DeadLetters(LogReader log, Map<String, Poison> byOrigin) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Those of which there are fewer than so many, whole; empty once all is there. */
    List<String> missing(int times) {
        List<ConsumerRecord<byte[], byte[]>> dead = log.all(List.of("views.dead", "likes.dead", "comments.dead"));
        List<String> missing = new ArrayList<>();
        byOrigin.forEach((origin, poison) -> {
            if (poison.isDead() && whole(dead, origin, poison) < times) {
                missing.add(poison.kind() + " at " + origin + " was not kept");
            }
        });
        return missing;
    }

    /** The same at the latest when patience ends. */
    List<String> lacking(int times) {
        List<String> lacking = new ArrayList<>();
        try {
            Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
                lacking.clear();
                return !lacking.addAll(missing(times));
            });
        } catch (ConditionTimeoutException e) {
            return lacking;
        }
        return List.of();
    }

    /** Has them sent again. */
    void replay(Person operator) {
        byOrigin.keySet()
                .forEach(origin -> Awaitility.await("a replay of " + origin)
                        .atMost(PATIENCE)
                        .pollDelay(Duration.ZERO)
                        .until(
                                () -> operator.posts("/api/engagement/dead-letters/" + origin + "/replay"),
                                answer -> answer.status() == 200));
    }

    /** One of those that must be there, if any. */
    Optional<DeadLetters> any() {
        return byOrigin.entrySet().stream()
                .filter(entry -> entry.getValue().isDead())
                .findAny()
                .map(entry -> new DeadLetters(log, Map.ofEntries(entry)));
    }

    private static long whole(List<ConsumerRecord<byte[], byte[]>> dead, String origin, Poison poison) {
        return dead.stream()
                .filter(letter -> letter.topic().endsWith(poison.topic() + ".dead"))
                .filter(letter -> origin.equals(LogReader.header(letter, "maeari_origin")))
                .filter(letter -> LogReader.header(letter, "maeari_cause") != null)
                // Another reader of the topic keeps its own copy.
                .filter(letter -> LogReader.header(letter, "maeari_kept_by") == null)
                .filter(poison::isKeptBy)
                .count();
    }
}
