package dev.maeari.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

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
                .filter(letter -> Arrays.equals(letter.key(), poison.key()))
                .filter(letter -> Arrays.equals(letter.value(), poison.value()))
                .filter(letter -> hasAll(letter, poison))
                .count();
    }

    private static boolean hasAll(ConsumerRecord<byte[], byte[]> letter, Poison poison) {
        for (Header header : poison.headers()) {
            Header kept = letter.headers().lastHeader(header.key());
            if (kept == null || !Arrays.equals(kept.value(), header.value())) {
                return false;
            }
        }
        return true;
    }
}
