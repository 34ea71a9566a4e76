package dev.maeari.manifests;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule of Prometheus that alerts.
 *
 * @param severity the same alert may be a warning first
 */
record Alert(String name, String severity, Manifest rule) {
    static final Path FOLDER = Manifests.REPOSITORY.resolve("deploy/prometheus");

    /** The files of rules: {@code slo}, {@code alerts}, {@code production}. */
    static final List<String> FILES = List.of("alerts", "production", "slo");

    static Stream<Alert> all() {
        return FILES.stream().flatMap(Alert::in);
    }

    /** Those of a file. */
    static Stream<Alert> in(String file) {
        return rules(file)
                .filter(rule -> rule.find("alert").isPresent())
                .map(rule -> new Alert(rule.text("alert"), rule.text("labels.severity"), rule));
    }

    /** What all rules ask for, also those that record. */
    static Stream<String> expressions() {
        return FILES.stream().flatMap(Alert::rules).map(rule -> rule.text("expr"));
    }

    private static Stream<Manifest> rules(String file) {
        return Manifests.read(FOLDER.resolve(file + ".yaml")).stream()
                .flatMap(all -> all.each("groups"))
                .flatMap(group -> group.each("rules"));
    }
}
