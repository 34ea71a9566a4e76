package dev.maeari.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** What a kind of manifest may say; unknown fields are faults. */
interface Schema {
    ObjectMapper JSON = new ObjectMapper();

    /** Each fault as a sentence; empty if there is none. */
    List<String> faults(JsonNode manifest);

    default List<String> faults(Manifest manifest) {
        return faults(JSON.<JsonNode>valueToTree(manifest.document()));
    }

    static Schema of(JsonNode jsonSchema) {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(jsonSchema);
        return manifest -> schema.validate(manifest).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }
}
