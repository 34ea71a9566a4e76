package dev.maeari.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Surefire's lines, gathered from Maven's output: one a module, and their sum. */
final class TestTotals {
    private static final Pattern TOTAL =
            Pattern.compile("\\[\\w+\\] (Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+),"
                    + " Skipped: (\\d+)(?:, Flakes: (\\d+))?)");

    private final List<String> lines = new ArrayList<>();
    private final int[] sums = new int[5];

    void read(MavenLine line) {
        Matcher total = TOTAL.matcher(line.text().strip());
        if (total.matches()) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Integer.parseInt(Objects.requireNonNullElse(total.group(i + 2), "0"));
            }
            lines.add("%s (%s)".formatted(total.group(1), line.module()));
        }
    }

    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        String sum =
                "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d".formatted(sums[0], sums[1], sums[2], sums[3]);
        all.add(sums[4] == 0 ? sum : sum + ", Flakes: " + sums[4]);
        return all;
    }
}
