package dev.maeari.manifests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The strictest schema that is to be had for each kind. */
final class Schemas {
    private Schemas() {}

    static Schema of(Manifest manifest) {
        String apiVersion = manifest.text("apiVersion");
        String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        if (group.endsWith("strimzi.io")) {
            return StrimziSchemas.of(manifest.kind());
        }
        boolean ofKubernetes = !group.contains(".") || group.equals("networking.k8s.io");
        return ofKubernetes ? KubernetesSchema.of(apiVersion, manifest.kind()) : kept(group, manifest.kind());
    }

    private static Schema kept(String group, String kind) {
        String file = "/schemas/%s-%s.json".formatted(group, kind);
        try (InputStream schema = Schemas.class.getResourceAsStream(file)) {
            if (schema == null) {
                throw new AssertionError("no schema of %s in %s: add %s".formatted(kind, group, file));
            }
            return Schema.of(Schema.JSON.readTree(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
