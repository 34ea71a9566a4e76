package dev.maeari.manifests;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that one kustomization gives.
 *
 * @param from its folder
 */
record Rendered(String from, List<Manifest> manifests) {

    Stream<Manifest> all(String kind) {
        return manifests.stream().filter(one -> one.kind().equals(kind));
    }

    Manifest only(String kind, String name) {
        return all(kind)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s has no %s %s".formatted(from, kind, name)));
    }

    boolean has(String kind, String name) {
        return all(kind).anyMatch(one -> one.name().equals(name));
    }

    /** The labels of a Deployment's pods. */
    static Map<?, ?> labels(Manifest deployment) {
        return (Map<?, ?>) deployment.find("spec.template.metadata.labels").orElse(Map.of());
    }

    /** The Deployments whose pods have all these labels. */
    Stream<Manifest> selected(Object labels) {
        return all("Deployment")
                .filter(deployment -> labels(deployment).entrySet().containsAll(((Map<?, ?>) labels).entrySet()));
    }

    /** The one container of a Deployment. */
    static Manifest container(Manifest deployment) {
        return deployment.each("spec.template.spec.containers").findFirst().orElseThrow();
    }
}
