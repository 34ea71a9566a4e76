package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.events.CountsEvent.CountChanged;
import dev.maeari.events.EventCodec;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what the topic of counts tells with the table. Telling comes after the commit: what is only late is awaited. */
final class TellingComparison {
    private final Snapshot snapshot;
    private final Log log;
    private final EventCodec codec;
    private final Late late;

    TellingComparison(Snapshot snapshot, Log log, EventCodec codec, Late late) {
        this.snapshot = snapshot;
        this.log = log;
        this.codec = codec;
        this.late = late;
    }

    /** What differs of all counters in one partition. */
    List<Difference> run(Pipeline pipeline, int partition) throws SQLException, InterruptedException {
        Told told = new Told(log, codec, partition);
        told.read();
        Map<CountKey, CountChanged> suspects = new HashMap<>();
        List<CountChanged> rows = snapshot.read(open -> new Numbers(open, pipeline.name()).read(partition));
        Set<CountKey> otherwise = told.otherwise(rows);
        rows.forEach(row -> suspects.put(Told.key(row), row));
        suspects.keySet().retainAll(otherwise);
        if (!suspects.isEmpty()) {
            Map<CountKey, CountChanged> newest = new HashMap<>();
            late.await(() -> {
                newest.clear();
                newest.putAll(rows(pipeline, suspects.keySet()));
                told.read();
                suspects.entrySet()
                        .removeIf(suspect -> newest.containsKey(suspect.getKey())
                                && !told.wrong(suspect.getValue(), newest.get(suspect.getKey())));
                return !suspects.isEmpty();
            });
            suspects.replaceAll((key, row) -> newest.getOrDefault(key, row));
        }
        return suspects.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(suspect -> Difference.of(
                                Line.of(suspect.getKey(), What.TOLD),
                                told.value(suspect.getKey()),
                                suspect.getValue().value())
                        .from(last(suspect.getValue())))
                .toList();
    }

    /** The record that the number's version names: of that one the topic tells something else, or nothing. */
    private static @Nullable Long last(CountChanged row) {
        long position = row.version().position();
        return position > 0 ? position - 1 : null;
    }

    private Map<CountKey, CountChanged> rows(Pipeline pipeline, Set<CountKey> keys)
            throws SQLException, InterruptedException {
        Map<CountKey, CountChanged> rows = new HashMap<>();
        for (CountChanged row : snapshot.read(open -> new Numbers(open, pipeline.name()).read(keys))) {
            rows.put(Told.key(row), row);
        }
        return rows;
    }
}
