package dev.maeari.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document holds together: each reference leads somewhere, each example is what its schema says. */
class AsyncApiTest {
    private final JsonNode document = AsyncApi.document();

    @Test
    void every_topic_and_every_type_is_there() {
        assertThat(names(document.path("channels")))
                .containsExactlyElementsOf(Topic.ALL.stream().map(Topic::name).toList());
        assertThat(names(document.at("/components/messages")))
                .containsExactlyElementsOf(
                        AllEventTypes.list().stream().map(AllEventTypes::name).toList());
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
    }

    @Test
    void every_reference_leads_somewhere() {
        // Given
        List<String> references = new ArrayList<>(document.findValuesAsText("$ref"));
        // When / Then
        assertThat(references)
                .hasSizeGreaterThan(40)
                .allSatisfy(reference ->
                        assertThat(isMissing(reference)).as(reference).isFalse());
        assertThat(isMissing("#/components/schemas/ArticleForgotten")).isTrue();
    }

    @Test
    void every_example_is_what_its_schema_and_headers_say() {
        assertThat(complaints(document)).isEmpty();
    }

    @Test
    void an_example_that_is_something_else_is_noticed() {
        // Given
        JsonNode broken = document.deepCopy();
        ((ObjectNode) broken.at("/components/messages/ArticleViewed/examples/0/payload")).put("visitor", "somebody");
        ((ObjectNode) broken.at("/components/messages/ArticleLiked/examples/0/headers")).remove("ce_id");
        // When
        List<String> complaints = complaints(broken);
        // Then
        assertThat(complaints)
                .hasSize(2)
                .anySatisfy(one -> assertThat(one).startsWith("ArticleViewed").contains("visitor"))
                .anySatisfy(one -> assertThat(one).startsWith("ArticleLiked").contains("ce_id"));
    }

    private static List<String> complaints(JsonNode document) {
        JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        JsonNode headers = document.at("/components/messageTraits/cloudEvent/headers");
        List<String> complaints = new ArrayList<>();
        document.at("/components/messages").properties().forEach(message -> {
            JsonNode payload = document.at("/components/schemas/" + message.getKey());
            message.getValue().path("examples").forEach(example -> {
                schemas.getSchema(payload)
                        .validate(example.path("payload"))
                        .forEach(one -> complaints.add(message.getKey() + " " + one));
                schemas.getSchema(headers)
                        .validate(example.path("headers"))
                        .forEach(one -> complaints.add(message.getKey() + " " + one));
            });
        });
        return complaints;
    }

    private boolean isMissing(String reference) {
        return document.at(reference.substring(1)).isMissingNode();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
