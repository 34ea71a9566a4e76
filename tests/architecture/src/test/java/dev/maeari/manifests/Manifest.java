package dev.maeari.manifests;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One YAML document, read by path: {@code text("spec.template.metadata.name")}. */
record Manifest(String file, Object document) {

    String kind() {
        return text("kind");
    }

    String name() {
        return text("metadata.name");
    }

    String text(String path) {
        return find(path)
                .map(Object::toString)
                .orElseThrow(() -> new AssertionError("%s has no %s".formatted(file, path)));
    }

    boolean says(String path, Object value) {
        return find(path).filter(value::equals).isPresent();
    }

    Optional<Object> find(String path) {
        Object at = document;
        for (String step : path.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return Optional.ofNullable(at);
    }

    /** What is there, if it is. */
    Stream<Manifest> some(String path) {
        return find(path).stream().map(part -> new Manifest(file + " " + path, part));
    }

    /** The elements of a list. */
    Stream<Manifest> each(String path) {
        return find(path).stream()
                .flatMap(list -> list instanceof List<?> elements ? elements.stream() : Stream.empty())
                .map(element -> new Manifest(file + " " + path, element));
    }

    /** The keys of a map. */
    List<String> keys(String path) {
        return find(path).stream()
                .flatMap(map -> map instanceof Map<?, ?> entries ? entries.keySet().stream() : Stream.empty())
                .map(Object::toString)
                .toList();
    }

    /** The words of a list. */
    List<String> words(String path) {
        return each(path).map(Manifest::document).map(Object::toString).toList();
    }

    /** What it says at several paths, together. */
    List<String> texts(String... paths) {
        return Arrays.stream(paths).map((Function<String, String>) this::text).toList();
    }
}
