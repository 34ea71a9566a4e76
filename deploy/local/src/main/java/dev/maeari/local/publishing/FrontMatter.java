package dev.maeari.local.publishing;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The YAML between two lines of three dashes at the head of a file. */
final class FrontMatter {
    private static final String FENCE = "---";
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> KNOWN =
            new TreeSet<>(List.of("title", "slug", "summary", "category", "tags", "language", "cover"));
    private static final List<String> COUNTERS = List.of("views", "likes", "comments");

    private final Path file;
    private final List<String> lines;
    private final JsonNode values;

    private FrontMatter(Path file, List<String> lines, JsonNode values) {
        this.file = file;
        this.lines = lines;
        this.values = values;
    }

    static Manuscript read(Path file, String text) throws MistakeException {
        List<String> all = text.replace("\uFEFF", "").lines().toList();
        if (all.isEmpty() || !all.getFirst().strip().equals(FENCE)) {
            throw mistake(file, 1, "begins without front matter; its first line must be ---");
        }
        int end =
                all.subList(1, all.size()).stream().map(String::strip).toList().indexOf(FENCE) + 1;
        if (end == 0) {
            throw mistake(file, 1, "the front matter has no end; close it with a line of ---");
        }
        List<String> lines = all.subList(1, end);
        FrontMatter front = new FrontMatter(file, lines, parse(file, lines));
        front.refuseUnknown();
        return front.manuscript(String.join("\n", all.subList(end + 1, all.size())) + "\n", end + 2);
    }

    private Manuscript manuscript(String body, int bodyLine) throws MistakeException {
        String title = text("title");
        if (title == null || title.isBlank()) {
            throw mistake(file, 1, "title is missing in the front matter");
        }
        if (body.isBlank()) {
            throw mistake(file, bodyLine, "has no text after the front matter");
        }
        String slug = text("slug");
        return new Manuscript(
                file,
                title.strip(),
                slug == null ? FileSlug.of(file) : slug,
                text("summary"),
                text("category"),
                tags(),
                text("language"),
                text("cover"),
                line("cover"),
                carriedOver(),
                body,
                bodyLine);
    }

    private static JsonNode parse(Path file, List<String> lines) throws MistakeException {
        try {
            JsonNode node = YAML.readTree(String.join("\n", lines));
            if (node instanceof MissingNode || node.isNull()) {
                return YAML.createObjectNode();
            }
            if (!node.isObject()) {
                throw mistake(file, 2, "the front matter must be lines such as  title: …");
            }
            return node;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String what = e.getOriginalMessage().lines().findFirst().orElse("can't be read");
            throw mistake(file, at == null ? 2 : at.getLineNr() + 1, "the front matter is no YAML: " + what);
        }
    }

    private void refuseUnknown() throws MistakeException {
        for (String name : (Iterable<String>) values::fieldNames) {
            if (!KNOWN.contains(name) && !COUNTERS.contains(name)) {
                throw mistake(
                        file,
                        line(name),
                        "unknown key %s; known are %s"
                                .formatted(name, String.join(", ", KNOWN) + ", " + String.join(", ", COUNTERS)));
            }
        }
    }

    private @Nullable String text(String name) throws MistakeException {
        JsonNode value = values.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            throw mistake(file, line(name), name + " must be a text");
        }
        return value.asText();
    }

    /** The numbers that the article brings along, by counter. */
    private Map<String, Long> carriedOver() throws MistakeException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (String counter : COUNTERS) {
            JsonNode value = values.path(counter);
            if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0) {
                numbers.put(counter, value.longValue());
            } else if (!value.isMissingNode() && !value.isNull()) {
                throw mistake(file, line(counter), counter + " must be a number such as 1204");
            }
        }
        return numbers;
    }

    /** A list, or one line with commas. */
    private List<String> tags() throws MistakeException {
        JsonNode value = values.path("tags");
        if (!value.isArray()) {
            String line = text("tags");
            return line == null ? List.of() : clean(Stream.of(line.split(",")));
        }
        List<String> tags = new ArrayList<>();
        for (JsonNode tag : value) {
            if (!tag.isValueNode()) {
                throw mistake(file, line("tags"), "tags must be a list of words");
            }
            tags.add(tag.asText());
        }
        return clean(tags.stream());
    }

    private static List<String> clean(Stream<String> tags) {
        return tags.map(String::strip).filter(tag -> !tag.isEmpty()).distinct().toList();
    }

    /** The line of the file where a key stands. */
    private int line(String key) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(key)) {
                return i + 2;
            }
        }
        return 1;
    }

    private static MistakeException mistake(Path file, int line, String what) {
        return new MistakeException(new Mistake(file, line, what));
    }
}
