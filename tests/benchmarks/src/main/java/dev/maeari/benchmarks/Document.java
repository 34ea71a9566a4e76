package dev.maeari.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Markdown file with a place for the table of a run: what stands between two marks, each on a line of its own. */
record Document(Path file) {
    static final String BEGIN = "<!-- a run -->";
    static final String END = "<!-- its end -->";

    /**
     * Puts the lines in place of the former ones.
     *
     * @throws IOException also if the file has no such place
     */
    void write(List<String> table) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int begin = lines.indexOf(BEGIN);
        int end = lines.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("%s has no lines %s and %s".formatted(file, BEGIN, END));
        }
        List<String> written = new ArrayList<>(lines.subList(0, begin + 1));
        written.add("```");
        written.addAll(table);
        written.add("```");
        written.addAll(lines.subList(end, lines.size()));
        Files.write(file, written);
    }
}
