package dev.maeari.articles.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a reader's telephone has to fetch, as it is served; who has signed in fetches the bell beside it. */
class WeightTest {
    private static final Path SCRIPTS = Path.of("target/classes/META-INF/resources/assets/js");
    private static final Pattern IMPORT = Pattern.compile("from '\\./([\\w-]+\\.js)'");
    private static final int SCRIPT_BYTES = 15_000;

    @Test
    void all_scripts_of_a_page_together_weigh_at_most_15_kB_compressed() throws IOException {
        // Given
        Set<Path> scripts = reachable("main.js");
        // When
        int bytes = 0;
        for (Path script : scripts) {
            bytes += compressed(Files.readAllBytes(script));
        }
        // Then
        assertThat(scripts).hasSizeGreaterThan(10);
        assertThat(bytes).isLessThanOrEqualTo(SCRIPT_BYTES);
    }

    private static Set<Path> reachable(String entry) throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        Deque<Path> waiting = new ArrayDeque<>(Set.of(SCRIPTS.resolve(entry)));
        while (!waiting.isEmpty()) {
            Path script = waiting.pop();
            if (found.add(script)) {
                IMPORT.matcher(Files.readString(script))
                        .results()
                        .forEach(use -> waiting.add(SCRIPTS.resolve(use.group(1))));
            }
        }
        return found;
    }

    private static int compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }
}
