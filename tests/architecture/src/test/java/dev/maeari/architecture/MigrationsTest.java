package dev.maeari.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two versions run side by side on one schema: a migration takes nothing away that the version before still uses, unless a
 * line {@code -- contract: …} says since which version nobody does.
 */
class MigrationsTest {
    /** Older than any release. */
    private static final Set<String> EARLIER =
            Set.of("V4_2__pipelines.sql", "V7_0__partitions.sql", "V2__articles_that_are_not_public.sql");

    /** An index is nobody's to miss. */
    private static final Pattern TAKES = Pattern.compile(
            "\\b(DROP\\s+(?!INDEX\\b|DEFAULT\\b|NOT\\s+NULL\\b)|RENAME\\b|SET\\s+NOT\\s+NULL\\b|SET\\s+DATA\\s+TYPE\\b"
                    + "|ALTER\\s+(COLUMN\\s+)?\\w+\\s+TYPE\\b|ADD\\s+(CONSTRAINT\\s+\\w+\\s+)?(UNIQUE|CHECK|PRIMARY|FOREIGN)\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDS =
            Pattern.compile("\\bADD\\s+(?:COLUMN\\s+)?((?:\\([^)]*\\)|[^,;(])*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENTS = Pattern.compile("--[^\\n]*");

    @Test
    void every_step_leaves_the_version_before_what_it_uses() throws IOException {
        // When
        List<Path> steps = new ArrayList<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(Sources.REPOSITORY, Files::isDirectory)) {
            for (Path module : modules) {
                steps.addAll(stepsOf(module.resolve("src/main/resources/db")));
            }
        }
        // Then
        assertThat(steps).hasSizeGreaterThan(EARLIER.size());
        assertThat(steps)
                .filteredOn(step -> !EARLIER.contains(step.getFileName().toString()))
                .allSatisfy(step -> assertThat(onlyAdds(Files.readString(step))).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE counts DROP COLUMN value;",
                "alter table counts rename to numbers;",
                "ALTER TABLE counts ALTER COLUMN value TYPE integer;",
                "ALTER TABLE counts\n    ALTER COLUMN value SET NOT NULL;",
                "ALTER TABLE counts ADD COLUMN a integer, ADD COLUMN b integer NOT NULL;",
                "ALTER TABLE counts DROP value;",
                "ALTER TABLE counts ALTER value TYPE integer;",
                "ALTER TABLE counts ADD rate numeric(10,2) NOT NULL;",
                "ALTER TABLE counts ADD CONSTRAINT positive CHECK (value >= 0);",
                "CREATE FUNCTION f() RETURNS void AS 'x'; DROP FUNCTION f();",
                "DROP TABLE counts;"
            })
    void what_the_version_before_would_miss_is_found(String step) {
        assertThat(onlyAdds(step)).isFalse();
        assertThat(onlyAdds("-- contract: unused since 0.2.0\n" + step)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE counts (value bigint NOT NULL);",
                "ALTER TABLE counts ADD COLUMN a integer NOT NULL DEFAULT 0, ADD COLUMN b text;",
                "-- We would DROP TABLE counts, if we could.",
                "CREATE INDEX renamed ON counts (value);",
                "DROP INDEX counts_by_value;"
            })
    void what_only_adds_is_left_alone(String step) {
        assertThat(onlyAdds(step)).isTrue();
    }

    private static List<Path> stepsOf(Path schemas) throws IOException {
        if (!Files.exists(schemas)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(schemas)) {
            return files.filter(file -> file.toString().endsWith(".sql")).toList();
        }
    }

    private static boolean onlyAdds(String step) {
        String sql = COMMENTS.matcher(step).replaceAll("");
        boolean needs = ADDS.matcher(sql)
                .results()
                .map(column -> column.group(1).toUpperCase(Locale.ROOT))
                .anyMatch(column -> column.contains("NOT NULL") && !column.contains("DEFAULT"));
        return step.contains("-- contract: ") || (!needs && !TAKES.matcher(sql).find());
    }
}
