package dev.maeari.benchmarks;

import java.util.Locale;

/**
 * What the database server did, in all or per event.
 *
 * @param walBytes written ahead
 * @param updates of rows, each of which leaves a dead one
 * @param inPlace those of them that touched no index
 * @param dead rows that lay there at the end
 */
public record DatabaseWork(double walBytes, double updates, double inPlace, double dead) {
    /** Nothing yet. */
    static final DatabaseWork NONE = new DatabaseWork(0, 0, 0, 0);

    DatabaseWork since(DatabaseWork before) {
        return new DatabaseWork(
                walBytes - before.walBytes, updates - before.updates, inPlace - before.inPlace, dead - before.dead);
    }

    DatabaseWork per(long events) {
        return new DatabaseWork(walBytes / events, updates / events, inPlace / events, dead / events);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "WAL %.1f bytes, %.4f rows updated (%.4f in place), %.4f dead",
                walBytes,
                updates,
                inPlace,
                dead);
    }
}
