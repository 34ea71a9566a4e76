package dev.maeari.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;

/**
 * What is measured, and how much.
 *
 * @param home the project's folder, whose services are built
 * @param rounds of everything, subject and yardstick in turns
 * @param time of a round of requests
 * @param events of a log that is counted
 * @param most events of the longest log
 * @param articles of the most articles
 * @param streams open at once
 */
record Plan(Path home, Set<Part> parts, int rounds, Duration time, int events, int most, int articles, int streams) {

    boolean has(Part part) {
        return parts.contains(part);
    }

    boolean hasAny(Set<Part> some) {
        return !Collections.disjoint(parts, some);
    }
}
