package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.readership.ArticleDay;
import dev.maeari.engagement.counting.readership.NotedVisitors.Noted;
import dev.maeari.engagement.counting.readership.ReaderVisits;
import dev.maeari.engagement.counting.readership.Visitors;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Days that hold somebody of whom the log had not told when they were judged, until it was read to its end. */
final class Suspects {
    /** Bytes that they may take. */
    private static final long MOST = 32L << 20;

    private final SortedMap<ArticleDay, Suspect> all = new TreeMap<>();
    private long room;
    private long refused;

    /**
     * A day that is not as the log says, as far as that was read.
     *
     * @param told all of whom it tells
     * @param lacks whether somebody lacks, or its number is wrong; else it may hold too many
     */
    record Suspect(Noted noted, Visitors told, boolean lacks) {
        /** What one takes besides its visitors. */
        private static final long OVERHEAD = 300;

        /** Whether the log tells of all whom it holds. */
        boolean isCleared() {
            return noted.visitors().areAmong(told);
        }

        private long room() {
            return OVERHEAD + noted.visitors().bytes().length + told.bytes().length;
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** How many there was no room for. */
    long refused() {
        return refused;
    }

    /** Keeps one; false if there is no room for it. */
    boolean add(ArticleDay day, Suspect suspect) {
        if (room + suspect.room() > MOST) {
            refused++;
            return false;
        }
        room += suspect.room();
        all.put(day, suspect);
        return true;
    }

    /** Knows from now on that somebody lacks there; false if it is none of them. */
    boolean lacks(ArticleDay day) {
        return all.computeIfPresent(day, (any, kept) -> new Suspect(kept.noted(), kept.told(), true)) != null;
    }

    /** The log has told of a visit. */
    void tell(ReaderVisits.Visit visit) {
        Suspect suspect = all.get(visit.articleDay());
        if (suspect != null) {
            suspect.told().add(visit.visitor());
        }
    }

    /** Lets those go of which the log has told all by now. */
    void forgetCleared() {
        all.values().removeIf(suspect -> suspect.isCleared() && !suspect.lacks());
        room = all.values().stream().mapToLong(Suspect::room).sum();
    }

    /** All of them; they go on being told. */
    SortedMap<ArticleDay, Suspect> all() {
        return Collections.unmodifiableSortedMap(all);
    }

    /** Those that are, or are not, cleared, at this time. */
    SortedMap<ArticleDay, Suspect> which(boolean areCleared) {
        SortedMap<ArticleDay, Suspect> some = new TreeMap<>(all);
        some.values().removeIf(suspect -> suspect.isCleared() != areCleared);
        return some;
    }
}
