package dev.maeari.engagement.counting;

import java.util.UUID;

/**
 * Who looked at which article within the last visit gap of one partition. Forgotten by log time alone, never for want of
 * room: who is forgotten too early would count twice. It takes 12 bytes an entry, two to four times that with its air.
 *
 * <p>The key is a mix of article and visitor to 64 bits. A view is wrongly taken for a repeat with a probability of
 * (visits within the gap) / 2<sup>64</sup>: with ten million visits in a partition's half hour 5 in 10<sup>13</sup>
 * views, less than one in the lifetime of a publication.
 */
final class Visits {
    private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

    private final VisitGap gap;
    private final SecondsByKey last = new SecondsByKey();
    private int swept;

    Visits(VisitGap gap) {
        this.gap = gap;
    }

    /** What a batch of at most so many records adds, without effect on anybody until it is taken. */
    Trial trial(int records) {
        return new Trial(records);
    }

    int size() {
        return last.size();
    }

    static long key(UUID article, long visitor) {
        return mix(mix(mix(article.getMostSignificantBits() + STEP) ^ article.getLeastSignificantBits()) ^ visitor);
    }

    /** The finaliser of SplitMix64: a bijection in which each bit of the input moves half of the output. */
    private static long mix(long value) {
        long z = value + STEP;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    /** Visits that hold only if the transaction around them does. */
    final class Trial {
        private final SecondsByKey added;
        private int now;

        private Trial(int records) {
            added = new SecondsByKey(records);
        }

        /** Notes a visit, from which the gap starts anew, and says whether it repeats an earlier one. */
        boolean repeats(long key, int second) {
            if (added.crowded()) {
                added.keep(any -> true);
            }
            int earlier = added.put(key, second);
            if (earlier == 0) {
                earlier = last.get(key);
            }
            now = second;
            return earlier != 0 && gap.holds(earlier, second);
        }

        /** The visits have happened. */
        void take() {
            added.forEach((key, second) -> {
                if (last.crowded()) {
                    sweep();
                }
                last.put(key, second);
            });
            if (now != 0 && !gap.holds(swept, now)) {
                sweep();
            }
        }

        private void sweep() {
            last.keep(second -> gap.holds(second, now));
            swept = now;
        }
    }
}
