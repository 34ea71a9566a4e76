package dev.maeari.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The documents about events say what the records say; with {@code -Dmaeari.docs=write} it writes them. */
class EventDocsTest {
    private static final Path API = Path.of("../docs/api");
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(LINES)
            .withArrayIndenter(LINES);

    @BeforeAll
    static void write() throws IOException {
        if ("write".equals(System.getProperty("maeari.docs"))) {
            Files.createDirectories(API.resolve("events"));
            for (Map.Entry<Path, String> document : documents().entrySet()) {
                Files.writeString(document.getKey(), document.getValue());
            }
        }
    }

    @Test
    void the_documents_say_what_the_records_say() throws IOException {
        for (Map.Entry<Path, String> document : documents().entrySet()) {
            assertThat(document.getKey())
                    .as("write it again: ./mvnw -pl events test -Dtest=EventDocsTest -Dmaeari.docs=write")
                    .hasContent(document.getValue());
        }
    }

    @Test
    void there_is_no_schema_of_an_event_that_is_not() throws IOException {
        try (Stream<Path> files = Files.list(API.resolve("events"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(AllEventTypes.list().stream()
                            .map(type -> type.name() + ".json")
                            .toList());
        }
    }

    private static Map<Path, String> documents() throws IOException {
        Map<Path, String> documents = new TreeMap<>(Map.of(API.resolve("events.md"), EventTables.document()));
        documents.put(API.resolve("asyncapi.json"), json(AsyncApi.document()));
        for (AllEventTypes type : AllEventTypes.list()) {
            documents.put(API.resolve("events").resolve(type.name() + ".json"), json(EventSchemas.of(type)));
        }
        return documents;
    }

    private static String json(JsonNode document) throws JsonProcessingException {
        return new ObjectMapper().writer(PRINTER).writeValueAsString(document) + "\n";
    }
}
