package dev.maeari.engagement.counting.readership;

import dev.maeari.engagement.VisitorDay;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Who was seen at an article on a day, in a stretch of the log. */
final class Seen {
    private final VisitorDay day;
    private final int partition;
    private final Set<Long> visitors = new HashSet<>();
    private long next;

    Seen(VisitorDay day, int partition) {
        this.day = day;
        this.partition = partition;
    }

    /** Of the same partition; of another one, to which the article went when that was added, nobody waits for the end. */
    void add(long visitor, int in, long offset) {
        visitors.add(visitor);
        next = in == partition ? Math.max(next, offset + 1) : Long.MAX_VALUE;
    }

    Collection<Long> visitors() {
        return visitors;
    }

    /** Of the topic of views. */
    int partition() {
        return partition;
    }

    /** The offset behind the last record that was seen. */
    long next() {
        return next;
    }

    /** The hour since 1970 in which the day begins. */
    int firstHour() {
        return day.firstHour();
    }

    /** The hour since 1970 that begins with the end of the day, or after it. */
    int hourBehind() {
        return day.hourBehind();
    }
}
