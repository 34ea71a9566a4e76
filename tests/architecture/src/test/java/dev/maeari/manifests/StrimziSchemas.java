package dev.maeari.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Strimzi's custom resource definitions, generated from its API by its own generator and closed to unknown fields. */
final class StrimziSchemas {
    private static final String MODEL = "io.strimzi.api.kafka.model.";
    private static final Map<String, String> MODELS = Map.of(
            "Kafka", MODEL + "kafka.Kafka",
            "KafkaNodePool", MODEL + "nodepool.KafkaNodePool",
            "KafkaTopic", MODEL + "topic.KafkaTopic",
            "KafkaUser", MODEL + "user.KafkaUser");
    private static final Map<String, Schema> GENERATED = new ConcurrentHashMap<>();

    private StrimziSchemas() {}

    static synchronized Schema of(String kind) {
        if (GENERATED.isEmpty()) {
            generate();
        }
        Schema schema = GENERATED.get(kind);
        if (schema == null) {
            throw new AssertionError("no model of Strimzi's " + kind);
        }
        return schema;
    }

    private static void generate() {
        try (Stream<Path> jars = Files.list(Path.of("target/strimzi"))) {
            Path folder = Files.createTempDirectory("strimzi");
            String classPath =
                    jars.map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator")));
            Programs.output(Stream.concat(
                            Stream.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    classPath,
                                    "io.strimzi.crdgenerator.CrdGenerator",
                                    "--yaml",
                                    "--target-kube",
                                    "1.30+",
                                    "--api-versions",
                                    "v1",
                                    "--storage-version",
                                    "v1"),
                            MODELS.entrySet().stream().map(one -> one.getValue() + "=" + folder.resolve(one.getKey())))
                    .toArray(String[]::new));
            MODELS.keySet().forEach(kind -> GENERATED.put(kind, schema(folder.resolve(kind))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schema(Path definition) {
        JsonNode crd =
                Schema.JSON.valueToTree(Manifests.read(definition).getFirst().document());
        JsonNode schema = crd.at("/spec/versions/0/schema/openAPIV3Schema");
        close(schema);
        // Metadata is Kubernetes' own, and looked at there.
        ((ObjectNode) schema.at("/properties/metadata")).remove("additionalProperties");
        return Schema.of(schema);
    }

    /** Where fields are named, there are no others. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(StrimziSchemas::close);
    }
}
