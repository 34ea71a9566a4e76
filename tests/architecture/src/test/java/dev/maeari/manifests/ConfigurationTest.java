package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The reference of all settings, written from the sources of the interfaces that map them. */
class ConfigurationTest {
    private static final String WRITE =
            "./mvnw -pl tests/architecture test -Dtest=ConfigurationTest -Dmaeari.docs=write";
    private static final Path REFERENCE = Manifests.REPOSITORY.resolve("docs/configuration.md");
    private static final Pattern FOREIGN = Pattern.compile("\\b(?:QUARKUS|KAFKA)_[A-Z0-9_]*[A-Z0-9]\\b");
    private static final List<String> MODULES =
            List.of("outbox", "web", "article-service", "engagement-service", "notification-service");
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Read by no code of ours: it stands in a service's own properties. */
    private static final OwnSetting INTERNAL_READ = new OwnSetting(
            "maeari.engagement.url",
            "`URI`",
            "",
            "Where engagement-service is asked for a comment's text.",
            "notification");

    private static final Pattern IN_PROPERTIES = Pattern.compile("\\$\\{(maeari\\.[a-z.-]+)");

    @Test
    void every_setting_of_the_services_own_properties_is_in_the_reference() throws IOException {
        // Given
        Set<String> known = ours().stream().map(OwnSetting::key).collect(Collectors.toSet());
        // When
        Stream<String> used = Manifests.SERVICES.stream()
                .flatMap(service -> Manifests.properties(service).values().stream())
                .flatMap(value -> IN_PROPERTIES.matcher(value.toString()).results())
                .map(found -> found.group(1));
        // Then
        assertThat(used).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void every_setting_says_what_it_means() throws IOException {
        assertThat(ours())
                .hasSizeGreaterThan(30)
                .allSatisfy(setting -> assertThat(setting.meaning())
                        .as(setting.key() + " needs a Javadoc (of a parameter: @param)")
                        .isNotEmpty());
    }

    @Test
    void one_without_a_meaning_would_be_noticed() throws IOException {
        // Given
        String careless = """
                @ConfigMapping(prefix = "maeari.careless")
                interface Careless {
                    /** Said. */ @WithDefault("1") int said();
                    Group group();
                    interface Group { Optional<Duration> unSaid(); }
                }
                class Parameter {
                    /** @param told what for */
                    Parameter(@ConfigProperty(name = "maeari.told", defaultValue = "x") String told,
                            @ConfigProperty(name = "maeari.untold") String untold) {}
                }""";
        // When
        List<OwnSetting> found = parsed(Stream.of(source(careless)));
        // Then
        assertThat(found)
                .containsExactly(
                        new OwnSetting("maeari.careless.group.un-said", "`Duration`", "", "", "all"),
                        new OwnSetting("maeari.careless.said", "`int`", "1", "Said.", "all"),
                        new OwnSetting("maeari.told", "`String`", "x", "What for", "all"),
                        new OwnSetting("maeari.untold", "`String`", "", "", "all"));
    }

    @Test
    void the_reference_is_that_of_the_code() throws IOException {
        // Given
        String written = """
                # Configuration

                <!-- Written by %s -->

                Every setting is an environment variable, or a line of `application.properties` beside the service. What is set
                where, and why, is in [install.md](install.md); how secrets are changed in [rotation.md](rotation.md). Beyond
                these, everything that Quarkus and Kafka's clients know can be set.

                ## Maeari's own

                | key and variable | type | default | meaning | read by |
                |---|---|---|---|---|
                %s

                ## Others' that the deployments set

                | variable | meaning |
                |---|---|
                %s
                """.formatted(
                        WRITE,
                        ours().stream().map(OwnSetting::row).collect(Collectors.joining("\n")),
                        foreign().entrySet().stream()
                                .map(one -> "| `%s` | %s |".formatted(one.getKey(), one.getValue()))
                                .collect(Collectors.joining("\n")));
        // When
        if ("write".equals(System.getProperty("maeari.docs"))) {
            Files.writeString(REFERENCE, written);
        }
        // Then
        assertThat(REFERENCE).as("write it again: " + WRITE).hasContent(written);
    }

    /** What the deployments set of others, each with a meaning. */
    private static Map<String, String> foreign() throws IOException {
        Map<String, String> meanings = new TreeMap<>();
        Manifests.text(Path.of("src/test/resources/settings-of-others.txt"))
                .lines()
                .forEach(line ->
                        meanings.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        Set<String> used = new TreeSet<>();
        for (Path folder : List.of(
                Manifests.KUBERNETES,
                Manifests.REPOSITORY.resolve("deploy/local/src/main/java/dev/maeari/local/running"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().matches(".*\\.(yaml|java|env|properties)"))
                        .forEach(file -> FOREIGN.matcher(Manifests.text(file))
                                .results()
                                .forEach(found -> used.add(found.group())));
            }
        }
        assertThat(meanings.keySet())
                .as("settings-of-others.txt says what each variable of the deployments means")
                .containsExactlyInAnyOrderElementsOf(used);
        return meanings;
    }

    private static List<OwnSetting> ours() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files =
                    Files.walk(Manifests.REPOSITORY.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        try (StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, null, null)) {
            List<JavaFileObject> files = new ArrayList<>();
            manager.getJavaFileObjectsFromPaths(sources.stream()
                            .filter(file -> Manifests.text(file).contains("maeari."))
                            .toList())
                    .forEach(files::add);
            return Stream.concat(parsed(files.stream()).stream(), Stream.of(INTERNAL_READ))
                    .sorted(Comparator.comparing(OwnSetting::key))
                    .toList();
        }
    }

    private static List<OwnSetting> parsed(Stream<JavaFileObject> files) throws IOException {
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, null, List.of("-proc:none"), null, files.toList());
        return OwnSettings.of(task, ConfigurationTest::who);
    }

    /** Those who are built with the source; of engagement-service the role, where it is of one. */
    private static String who(JavaFileObject file) {
        String path = file.toUri().getPath();
        if (path.contains("/outbox/OutboxConfig")) {
            return "article, engagement";
        }
        if (path.contains("engagement-service/")) {
            return "engagement" + role(path);
        }
        return Stream.of("article", "notification")
                .filter(service -> path.contains(service + "-service/"))
                .findFirst()
                .orElse("all");
    }

    private static String role(String path) {
        if (path.contains("/ingest/")) {
            return " (ingest)";
        }
        if (path.contains("/counting/")) {
            return " (counting)";
        }
        return path.contains("/counts/") || path.contains("/comments/") ? " (api)" : "";
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Careless.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
