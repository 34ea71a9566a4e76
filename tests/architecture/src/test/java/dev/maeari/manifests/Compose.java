package dev.maeari.manifests;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files for Docker Compose, and what they must agree with. */
record Compose(Manifest file) {
    static final Path FOLDER = Manifests.REPOSITORY.resolve("deploy/compose");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET).*");
    private static final Pattern ASKED = Pattern.compile("\\$\\{([A-Z_]+)");
    private static final Pattern VERSION =
            Pattern.compile(".+:v?\\d[\\w.-]*|\\$\\{IMAGES:-maeari}/[a-z-]+:\\$\\{VERSION:-.+}");

    static Compose read() {
        return of(Manifests.text(FOLDER.resolve("compose.yaml")));
    }

    static Compose of(String text) {
        return new Compose(Manifests.parse("compose.yaml", text).getFirst());
    }

    /** What one of ours is told. */
    Map<String, String> told(String service) {
        return environment(service);
    }

    List<String> services() {
        return file.keys("services");
    }

    /** Whether one can speak to the other. */
    boolean meet(String one, String other) {
        return !Collections.disjoint(networks(one), networks(other));
    }

    /** Everything that is wrong by itself, each as a sentence. */
    List<String> faults() {
        return Stream.of(unknown(), written(), unversioned())
                .flatMap(each -> each)
                .toList();
    }

    /** The variables that a person has to give, or may. */
    Stream<String> asked() {
        return ASKED.matcher(Manifests.text(FOLDER.resolve("compose.yaml")))
                .results()
                .map(found -> found.group(1))
                .distinct();
    }

    /** What a file of Caddy's or Prometheus' says of hosts and ports. */
    static List<String> addresses(String name) {
        return Pattern.compile("[a-z]+-service:\\d+")
                .matcher(Manifests.text(FOLDER.resolve(name)))
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private Stream<String> unknown() {
        return Manifests.SERVICES.stream()
                .flatMap(service -> environment(service).keySet().stream()
                        .filter(name -> !KnownSettings.has(name))
                        .map(name -> "%s is told %s, which is no setting".formatted(service, name)));
    }

    private Stream<String> written() {
        return file.keys("services").stream()
                .flatMap(service -> environment(service).entrySet().stream()
                        .filter(one -> SECRET.matcher(one.getKey()).matches()
                                && !one.getValue().startsWith("${"))
                        .map(one -> "%s of %s is written down".formatted(one.getKey(), service)));
    }

    private Stream<String> unversioned() {
        return file.keys("services").stream()
                .map(service -> file.text("services." + service + ".image"))
                .filter(image -> !VERSION.matcher(image).matches())
                .map(image -> image + " has no version");
    }

    /** A list of names, or a map of them to what is special. */
    private List<String> networks(String service) {
        String path = "services." + service + ".networks";
        return file.find(path).orElseThrow() instanceof Map<?, ?> ? file.keys(path) : file.words(path);
    }

    private Map<String, String> environment(String service) {
        return file.find("services." + service + ".environment").stream()
                .flatMap(map -> ((Map<?, ?>) map).entrySet().stream())
                .collect(Collectors.toMap(
                        one -> one.getKey().toString(),
                        one -> String.valueOf(one.getValue()),
                        (first, second) -> first,
                        TreeMap::new));
    }
}
