package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** No field is mistyped: each is known to the models of Kubernetes, which keep what they do not know apart. */
class KnownFieldsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Class<?>> KINDS = Map.of(
            "v1 ConfigMap", ConfigMap.class,
            "v1 Namespace", Namespace.class,
            "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class,
            "gateway.networking.k8s.io/v1 Gateway", Gateway.class,
            "gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class);

    @Test
    void every_field_is_known() {
        for (Path folder : Manifests.kustomizations()) {
            Manifests.files(folder).stream()
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .flatMap(file -> Manifests.read(file).stream())
                    .forEach(manifest -> assertThat(unknownFields(manifest))
                            .as(manifest.file())
                            .isEmpty());
        }
    }

    @Test
    void a_mistyped_field_would_be_noticed() {
        // Given
        Object mistyped = new Yaml().load("""
                apiVersion: apps/v1
                kind: Deployment
                spec:
                  template:
                    spec:
                      securityContext: {runAsNonRoot: true, runAsUsr: 10001}
                      containers:
                        - name: a
                          readynessProbe: {}
                """);
        // When
        List<String> unknown = unknownFields(new Manifest("mistyped", mistyped));
        // Then
        assertThat(unknown).containsExactlyInAnyOrder("runAsUsr", "readynessProbe");
    }

    private static List<String> unknownFields(Manifest manifest) {
        Class<?> kind = KINDS.get(manifest.text("apiVersion") + " " + manifest.kind());
        assertThat(kind).as("the model of " + manifest.kind()).isNotNull();
        List<String> unknown = new ArrayList<>();
        collect(JSON.convertValue(manifest.document(), kind), unknown);
        return unknown;
    }

    private static void collect(@Nullable Object value, List<String> unknown) {
        if (value instanceof List<?> list) {
            list.forEach(element -> collect(element, unknown));
        } else if (value != null && value.getClass().getPackageName().startsWith("io.fabric8.kubernetes.api.model")) {
            for (Method getter : value.getClass().getMethods()) {
                if (getter.getName().equals("getAdditionalProperties")) {
                    ((Map<?, ?>) read(getter, value)).keySet().forEach(key -> unknown.add(key.toString()));
                } else if (getter.getName().startsWith("get") && getter.getParameterCount() == 0) {
                    collect(read(getter, value), unknown);
                }
            }
        }
    }

    private static Object read(Method getter, Object bean) {
        try {
            return getter.invoke(bean);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(getter.toString(), e);
        }
    }
}
