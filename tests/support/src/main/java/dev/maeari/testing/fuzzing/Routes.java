package dev.maeari.testing.fuzzing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The endpoints of the service under test, found in what was compiled, so that a new one is among them. */
public final class Routes {
    private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();

    private Routes() {}

    /** All of this module, but those of the named paths. */
    public static List<Route> all(Set<String> without) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.startsWith("dev") && file.endsWith(".class"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .map(file -> load(loader, file))
                    .flatMap(Route::of)
                    .filter(route -> !without.contains(route.path()))
                    .sorted(java.util.Comparator.comparing(Route::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(ClassLoader loader, String file) {
        try {
            return Class.forName(
                    file.substring(0, file.length() - ".class".length()).replace('/', '.'), false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
