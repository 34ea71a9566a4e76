package dev.maeari.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whether what can't be counted was kept: as it was, with where it stood and why. */
record DeadLetters(LogReader log, Map<String, Poison> byOrigin) {

    /** Those of which there are fewer than so many, whole; empty once all is there. */
    List<String> missing(int times) {
        List<String> missing = new ArrayList<>();
        for (String topic : List.of("views", "likes", "comments")) {
            List<ConsumerRecord<byte[], byte[]>> dead = log.all(topic + ".dead");
            byOrigin.forEach((origin, poison) -> {
                if (poison.isDead() && poison.topic().equals(topic) && whole(dead, origin, poison) < times) {
                    missing.add(poison.kind() + " at " + origin);
                }
            });
        }
        return missing;
    }

    private static long whole(List<ConsumerRecord<byte[], byte[]>> dead, String origin, Poison poison) {
        return dead.stream()
                .filter(letter -> origin.equals(LogReader.header(letter, "maeari_origin")))
                .filter(letter -> LogReader.header(letter, "maeari_cause") != null)
                // Another reader of the topic keeps its own copy.
                .filter(letter -> LogReader.header(letter, "maeari_kept_by") == null)
                .filter(poison::isKeptBy)
                .count();
    }
}
