package dev.maeari.local;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Surefire's lines, gathered from Maven's output: one a module, and their sum. */
final class TestTotals {
    private static final Pattern MODULE = Pattern.compile(
            "\\[INFO\\] (?:Building|--- surefire.*@) (maeari-[a-z-]+|Maeari.*?)(?: ---| \\d.*| \\[.*|$)");
    private static final Pattern TOTAL =
            Pattern.compile("\\[\\w+\\] Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)");

    private final List<String> lines = new ArrayList<>();
    private final int[] sums = new int[4];
    private String module = "";

    void read(String line) {
        // Colours, where there are any.
        String plain = line.replaceAll("\u001b\\[[;\\d]*m", "");
        Matcher begins = MODULE.matcher(plain);
        if (begins.lookingAt()) {
            module = begins.group(1).strip();
        }
        Matcher total = TOTAL.matcher(plain.strip());
        if (total.matches()) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Integer.parseInt(total.group(i + 1));
            }
            lines.add("%s (%s)".formatted(plain.strip().replaceFirst("^\\[\\w+\\] ", ""), module));
        }
    }

    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        all.add("Tests run: %d, Failures: %d, Errors: %d, Skipped: %d".formatted(sums[0], sums[1], sums[2], sums[3]));
        return all;
    }
}
