package dev.maeari.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;

/**
 * What Kubernetes itself knows, by the models that its project generates from the OpenAPI document: unknown and missing
 * fields and wrong types are refused.
 */
record KubernetesSchema(Method validate) implements Schema {

    static Schema of(String apiVersion, String kind) {
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        String model = "io.kubernetes.client.openapi.models."
                + version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1) + kind;
        try {
            return new KubernetesSchema(Class.forName(model).getMethod("validateJsonElement", JsonElement.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Kubernetes knows no %s %s".formatted(apiVersion, kind), e);
        }
    }

    @Override
    public List<String> faults(JsonNode manifest) {
        try {
            validate.invoke(null, JsonParser.parseString(manifest.toString()));
            return List.of();
        } catch (InvocationTargetException e) {
            return List.of(String.valueOf(e.getCause().getMessage()));
        } catch (IllegalAccessException e) {
            throw new LinkageError(validate.toString(), e);
        }
    }
}
