package dev.maeari.manifests;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of {@code deploy/kubernetes}, and what they are compared with. */
final class Manifests {
    static final Path REPOSITORY = Path.of("../..");
    static final Path KUBERNETES = REPOSITORY.resolve("deploy/kubernetes");
    static final List<String> SERVICES = List.of("article-service", "engagement-service", "notification-service");

    private Manifests() {}

    static List<Manifest> read(Path file) {
        return parse(String.valueOf(file.getFileName()), text(file));
    }

    static List<Manifest> parse(String from, String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Iterable<Object> documents = new Yaml(new SafeConstructor(strict)).loadAll(text);
        return StreamSupport.stream(documents.spliterator(), false)
                .map(document -> new Manifest(from, document))
                .toList();
    }

    /** The folders with a {@code kustomization.yaml}. */
    static List<Path> kustomizations() {
        try (Stream<Path> all = Files.walk(KUBERNETES)) {
            return all.filter(file -> file.endsWith("kustomization.yaml"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Properties properties(String service) {
        Properties properties = new Properties();
        Path file = REPOSITORY.resolve(service).resolve("src/main/resources/application.properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The code of the services and of what they share. */
    static Stream<String> sources() {
        return Stream.of("events", "outbox", "web", "article-service", "engagement-service", "notification-service")
                .map(module -> REPOSITORY.resolve(module).resolve("src/main"))
                .flatMap(folder -> walk(folder).stream())
                .filter(file ->
                        file.toString().endsWith(".java") || file.toString().endsWith(".properties"))
                .map(Manifests::text);
    }

    private static List<Path> walk(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
