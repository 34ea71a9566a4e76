package dev.maeari.engagement.operating;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.maeari.events.Position;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be processed, however often it lies among the dead letters.
 *
 * @param name by which it is replayed: its origin, {@code topic/partition/offset}
 * @param topic where it stood, with partition and offset
 * @param cause what was wrong the last time, in one line
 * @param keptBy the services that could not process it
 * @param times how often it was kept
 * @param keptAt when it was kept last
 * @param replayed whether each time that it was kept was followed by a replay
 */
record DeadLetter(
        String name,
        String topic,
        int partition,
        long offset,
        String cause,
        Set<String> keptBy,
        int times,
        Instant keptAt,
        boolean replayed) {

    /**
     * A part of the list.
     *
     * @param next the name behind which it goes on, null at its end
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<DeadLetter> items, @Nullable String next) {}

    static DeadLetter of(Kept kept, boolean replayed) {
        Position origin = kept.name();
        return new DeadLetter(
                origin.toString(),
                origin.topic(),
                origin.partition(),
                origin.offset(),
                kept.cause(),
                Set.of(kept.keptBy()),
                1,
                kept.keptAt(),
                replayed);
    }

    /** The same record, kept twice. */
    static DeadLetter together(DeadLetter one, DeadLetter other) {
        DeadLetter last = one.keptAt.isAfter(other.keptAt) ? one : other;
        Set<String> both = new TreeSet<>();
        Stream.of(one, other).forEach(letter -> both.addAll(letter.keptBy));
        return new DeadLetter(
                last.name,
                last.topic,
                last.partition,
                last.offset,
                last.cause,
                both,
                one.times + other.times,
                last.keptAt,
                one.replayed && other.replayed);
    }
}
