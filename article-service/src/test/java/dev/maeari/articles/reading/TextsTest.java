package dev.maeari.articles.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word on a page comes from a bundle, and every bundle says everything in both languages. */
class TextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SCRIPTS = RESOURCES.resolve("META-INF/resources/assets/js");
    private static final Pattern HANGUL = Pattern.compile("[\\p{IsHangul}]");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern USED = Pattern.compile("\\b(?:text|amount)\\(\\s*['`]([\\w.-]+)(\\$\\{)?");
    private static final Pattern CHOSEN = Pattern.compile("'((?:comment|like)\\.[\\w.-]+)'");
    private static final Pattern PLURAL = Pattern.compile("\\.(one|other)$");

    static List<Path> bundles() throws IOException {
        return files(".*/(messages|texts)/\\w+_en\\.properties");
    }

    static List<Path> withoutWords() throws IOException {
        return files(".*\\.(html|txt|xml|js|css)");
    }

    private static List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().matches(name)).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void a_bundle_says_everything_in_both_languages(Path english) throws IOException {
        // Given
        Path korean = english.resolveSibling(english.getFileName().toString().replace("_en.", "_ko."));
        // When
        Map<String, String> en = read(english);
        Map<String, String> ko = read(korean);
        // Then
        assertThat(ko.keySet()).isEqualTo(en.keySet());
        assertThat(en).allSatisfy((key, value) -> assertThat(value).as(key).isNotBlank());
        assertThat(ko).allSatisfy((key, value) -> {
            assertThat(value).as(key).isNotBlank();
            assertThat(places(value)).as(key).isEqualTo(places(en.getOrDefault(key, "")));
        });
    }

    @ParameterizedTest
    @MethodSource("withoutWords")
    void templates_scripts_and_styles_hold_no_hangul(Path file) throws IOException {
        // Given
        String content = Files.readString(file);
        // When
        Matcher hangul = HANGUL.matcher(content);
        // Then
        assertThat(hangul.find()).as(file.toString()).isFalse();
    }

    @Test
    void the_elements_say_what_their_bundle_has_and_nothing_of_it_is_idle() throws IOException {
        // Given
        Set<String> keys = new TreeSet<>();
        read(RESOURCES.resolve("texts/elements_en.properties"))
                .keySet()
                .forEach(key -> keys.add(PLURAL.matcher(key).replaceAll("")));
        // When
        Set<String> whole = new TreeSet<>(Set.of("views", "likes", "comments"));
        Set<String> beginnings = new TreeSet<>();
        for (Path script : scripts()) {
            String source = Files.readString(script);
            USED.matcher(source)
                    .results()
                    .forEach(use -> (use.group(2) == null ? whole : beginnings).add(use.group(1)));
            CHOSEN.matcher(source).results().forEach(use -> whole.add(use.group(1)));
        }
        // Then
        assertThat(keys).containsAll(whole);
        assertThat(keys)
                .allMatch(key -> whole.contains(key) || beginnings.stream().anyMatch(key::startsWith));
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList();
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group(1)));
        return places;
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> read = new TreeMap<>();
        properties.forEach((key, value) -> read.put((String) key, (String) value));
        return read;
    }
}
