package dev.maeari.engagement.counting;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a log comes to, record by record with nothing kept in between: each record looks back over all that stands before
 * it. Slow, and without any class that it judges.
 */
public final class Oracle {
    private final List<Line> log;
    private final int gapSeconds;
    private final Map<String, Long> values = new TreeMap<>();
    private final Map<String, Long> versions = new TreeMap<>();
    private final Map<String, Long> ledger = new TreeMap<>();
    private final Map<String, Long> bursts = new TreeMap<>();
    private final Map<String, Long> timeline = new TreeMap<>();

    public Oracle(List<Line> log, int gapSeconds) {
        this.log = log;
        this.gapSeconds = gapSeconds;
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).adjusts()) {
                adjust(i);
            } else {
                judge(i);
            }
        }
        timeline.values().removeIf(n -> n == 0);
    }

    public Books books() {
        return new Books(values, versions, ledger, bursts, timeline);
    }

    private void judge(int i) {
        Line line = log.get(i);
        String counter = line.topic().name();
        String count = line.article() + " " + counter;
        String verdict = switch (line.kind()) {
            case "unknown" -> "unknown-type";
            case "poison" -> "dead-letter";
            case "robot" -> "robot";
            case "view" -> secondReplay(i) || seenWithinGap(i) ? "repeat" : "counted";
            case "held" -> secondReplay(i) || seenWithinGap(i) ? "repeat" : "held";
            default -> secondReplay(i) ? "repeat" : claim(i);
        };
        ledger.merge(count + " " + verdict, 1L, Long::sum);
        if (verdict.equals("counted")) {
            change(i, line.kind().equals("view") || line.yes() ? 1L : -1L);
        } else if (verdict.equals("held")) {
            bursts.merge(count + " " + line.revision(), 1L, Long::sum);
        }
    }

    private void change(int i, long by) {
        Line line = log.get(i);
        String count = line.article() + " " + line.topic().name();
        values.merge(count, by, Long::sum);
        versions.put(count, line.offset() + 1);
        timeline.merge(count + " " + logTime(i) / 3_600_000, by, Long::sum);
    }

    /** The amounts in force before and after. */
    private void adjust(int i) {
        Line line = log.get(i);
        long greatest = Long.MIN_VALUE;
        long amount = 0;
        for (int j = 0; j < i; j++) {
            Line earlier = log.get(j);
            boolean same = earlier.adjusts()
                    && !secondReplay(j)
                    && earlier.article() == line.article()
                    && earlier.who() == line.who();
            if (same && order(earlier) > greatest) {
                greatest = order(earlier);
                amount = earlier.revision();
            }
        }
        if (!secondReplay(i) && order(line) > greatest && amount != line.revision()) {
            change(i, line.revision() - amount);
        }
    }

    private boolean secondReplay(int i) {
        Line line = log.get(i);
        return line.origin() >= 0
                && log.subList(0, i).stream().anyMatch(earlier -> counts(earlier) && earlier.origin() == line.origin());
    }

    private boolean seenWithinGap(int i) {
        Line line = log.get(i);
        for (int j = 0; j < i; j++) {
            Line earlier = log.get(j);
            boolean same = earlier.looks() && earlier.article() == line.article() && earlier.who() == line.who();
            if (same && logTime(i) / 1000 - logTime(j) / 1000 < gapSeconds) {
                return true;
            }
        }
        return false;
    }

    private long logTime(int i) {
        return log.subList(0, i + 1).stream().mapToLong(Line::time).max().orElseThrow();
    }

    private String claim(int i) {
        Line line = log.get(i);
        long greatest = Long.MIN_VALUE;
        boolean present = false;
        for (int j = 0; j < i; j++) {
            Line earlier = log.get(j);
            boolean about = counts(earlier)
                    && !earlier.adjusts()
                    && !secondReplay(j)
                    && earlier.article() == line.article()
                    && earlier.who() == line.who();
            if (about && order(earlier) > greatest) {
                greatest = order(earlier);
                present = earlier.yes();
            }
        }
        if (order(line) <= greatest) {
            return "superseded";
        }
        return present == line.yes() ? "already-so" : "counted";
    }

    private static boolean counts(Line line) {
        return !line.kind().equals("unknown") && !line.kind().equals("poison");
    }

    private static long order(Line line) {
        if (line.kind().equals("comment")) {
            return line.revision();
        }
        return line.origin() >= 0 ? line.origin() : line.offset();
    }
}
