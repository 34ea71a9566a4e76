package dev.maeari.engagement.counting.worker;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.maeari.engagement.counting.LogPartition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The rule in force and what is counted by it and beside it.
 *
 * @param rule as it stands in the database; null if nothing is counted yet
 */
record RulesView(@JsonRawValue String rule, List<Counted> pipelines) {

    /**
     * One run of one rule over the log.
     *
     * @param shown whether the site shows it
     * @param generation of its new counts
     * @param counted records so far, from the beginning of each partition
     * @param lag records that the log holds beyond those
     */
    record Counted(
            String name,
            boolean shown,
            @JsonRawValue String rule,
            int generation,
            long counted,
            long lag,
            List<Place> positions) {
        static Counted of(
                PipelinesTable.Pipeline pipeline, Map<LogPartition, Long> reached, Map<LogPartition, Long> ends) {
            List<Place> places = ends.entrySet().stream()
                    .map(end -> Place.of(end.getKey(), reached.getOrDefault(end.getKey(), 0L), end.getValue()))
                    .sorted(Comparator.comparing(Place::topic).thenComparingInt(Place::partition))
                    .toList();
            return new Counted(
                    pipeline.name(),
                    pipeline.shown(),
                    pipeline.rule(),
                    pipeline.generation(),
                    places.stream().mapToLong(Place::position).sum(),
                    places.stream().mapToLong(Place::lag).sum(),
                    places);
        }
    }

    /** How far one partition is counted. */
    record Place(String topic, int partition, long position, long lag) {
        private static Place of(LogPartition partition, long position, long end) {
            return new Place(partition.topic().name(), partition.number(), position, Math.max(0, end - position));
        }
    }
}
