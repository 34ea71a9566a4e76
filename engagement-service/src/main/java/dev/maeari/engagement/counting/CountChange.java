package dev.maeari.engagement.counting;

/**
 * How a batch changed a count.
 *
 * @param partition of the counter's topic
 * @param by may be 0, when what was added was taken away again: the version grows all the same
 * @param position the offset after the last record that changed the count
 */
public record CountChange(int partition, long by, long position) {
    CountChange and(CountChange later) {
        return new CountChange(partition, by + later.by, Math.max(position, later.position));
    }
}
