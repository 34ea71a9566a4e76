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

    /** Whatever has pods of ours: Deployments, and CronJobs as if their pods stood where those of a Deployment do. */
    Stream<Manifest> pods() {
        return Stream.concat(all("Deployment"), jobs());
    }

    /** The CronJobs among them. */
    Stream<Manifest> jobs() {
        return all("CronJob")
                .map(one -> new Manifest(
                        one.file(),
                        Map.of(
                                "kind",
                                one.kind(),
                                "metadata",
                                one.find("metadata").orElseThrow(),
                                "spec",
                                one.find("spec.jobTemplate.spec").orElseThrow())));
    }

    /** The labels of its pods. */
    static Map<?, ?> labels(Manifest one) {
        return (Map<?, ?>) one.find("spec.template.metadata.labels").orElse(Map.of());
    }

    /** The Deployments whose pods have all these labels. */
    Stream<Manifest> selected(Object labels) {
        return all("Deployment").filter(one -> isSelected(one, labels));
    }

    /** Whether its pods have all these labels. */
    static boolean isSelected(Manifest one, Object labels) {
        return labels(one).entrySet().containsAll(((Map<?, ?>) labels).entrySet());
    }

    /** The one container of its pods. */
    static Manifest container(Manifest one) {
        return one.each("spec.template.spec.containers").findFirst().orElseThrow();
    }
}
