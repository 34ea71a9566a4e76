package dev.maeari.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The lines as people read them. */
final class Table {
    private static final int MANY = 1000;
    private static final int SOME = 10;

    private Table() {}

    static List<String> of(List<Line> lines) {
        return Stream.concat(
                        Stream.of(String.format(
                                Locale.ROOT,
                                "%-28s %12s %12s   %-27s %-10s %-7s %s",
                                "what",
                                "goal",
                                "median",
                                "min … max (rounds)",
                                "unit",
                                "",
                                "CPU µs/event")),
                        rows(lines).stream())
                .toList();
    }

    static List<String> rows(List<Line> lines) {
        return lines.stream().map(Table::row).map(String::stripTrailing).toList();
    }

    private static String row(Line line) {
        Boolean met = line.met();
        return String.format(
                Locale.ROOT,
                "%-28s %12s %12s   %-27s %-10s %-7s %s",
                line.name(),
                line.goal() == null ? "" : line.goal(),
                number(line.value()),
                "%s … %s (%d)"
                        .formatted(
                                number(line.min()),
                                number(line.max()),
                                line.rounds().size()),
                line.unit(),
                met == null ? "" : met ? "met" : "MISSED",
                line.cpuMicros() == null ? "" : number(line.cpuMicros()));
    }

    private static String number(double value) {
        double size = Math.abs(value);
        String form = size >= MANY ? "%,.0f" : size >= SOME ? "%.1f" : size >= 0.1 || size == 0 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, form, value);
    }
}
