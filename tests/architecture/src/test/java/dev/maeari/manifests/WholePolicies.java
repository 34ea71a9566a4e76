package dev.maeari.manifests;

import static dev.maeari.manifests.Policy.unless;
import static dev.maeari.manifests.Rendered.labels;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** How manifests fit each other. */
final class WholePolicies {
    private static final String SPREAD = "spec.template.spec.topologySpreadConstraints";

    static final Policy SELECTORS = new Policy(
            "labels find what they mean",
            rendered -> Stream.concat(
                    rendered.all("Deployment")
                            .filter(one -> !selects(
                                    one.find("spec.selector.matchLabels").orElseThrow(), one))
                            .map(one -> one.name() + " does not find its own pods"),
                    rendered.all("Service")
                            .filter(one -> rendered.selected(
                                            one.find("spec.selector").orElseThrow())
                                    .findAny()
                                    .isEmpty())
                            .map(one -> one.name() + " finds no pod")));

    static final Policy BUDGETS = new Policy(
            "each Deployment has one budget, of one pod",
            rendered -> rendered.all("Deployment").flatMap(deployment -> {
                List<Manifest> budgets = rendered.all("PodDisruptionBudget")
                        .filter(budget ->
                                selects(budget.find("spec.selector.matchLabels").orElseThrow(), deployment))
                        .toList();
                return unless(
                        budgets.size() == 1 && budgets.getFirst().says("spec.maxUnavailable", 1),
                        "%s has budgets %s"
                                .formatted(
                                        deployment.name(),
                                        budgets.stream().map(Manifest::name).toList()));
            }));

    static final Policy SPREADING = Policy.ofDeployments("pods are spread over zones and nodes", deployment -> {
        List<String> over = deployment
                .each(SPREAD)
                .filter(one -> selects(one.find("labelSelector.matchLabels").orElseThrow(), deployment))
                .map(one -> one.text("topologyKey"))
                .toList();
        return unless(
                over.equals(List.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")),
                "it is spread over " + over);
    });

    static final Policy SCALING = new Policy(
            "at most one autoscaler on a Deployment, which then says no number itself",
            rendered -> rendered.all("Deployment").flatMap(deployment -> {
                long scalers = Stream.concat(rendered.all("HorizontalPodAutoscaler"), rendered.all("ScaledObject"))
                        .filter(one -> one.says("spec.scaleTargetRef.name", deployment.name()))
                        .count();
                return unless(
                        scalers + (deployment.find("spec.replicas").isPresent() ? 1 : 0) == 1,
                        "%s has %d autoscalers".formatted(deployment.name(), scalers));
            }));

    static final Policy SCALED = new Policy(
            "what scales has something to scale",
            rendered -> Stream.concat(rendered.all("HorizontalPodAutoscaler"), rendered.all("ScaledObject"))
                    .filter(one -> !rendered.has("Deployment", one.text("spec.scaleTargetRef.name")))
                    .map(one -> one.name() + " scales nothing"));

    static final Policy MANAGEMENT = new Policy(
            "health and metrics are behind no service",
            rendered -> rendered.all("Service")
                    .flatMap(service -> service.each("spec.ports")
                            .filter(port -> !port.says("targetPort", "http"))
                            .map(port -> service.name() + " leads to " + port.text("targetPort"))));

    /** On one node too: any pod that gets to a service past the gateway says of itself whose address it has. */
    static final Policy NETWORK = new Policy(
            "nothing is allowed unless it is said",
            rendered -> unless(
                    rendered.all("NetworkPolicy")
                            .anyMatch(policy -> policy.says("spec.podSelector", Map.of())
                                    && policy.words("spec.policyTypes").equals(List.of("Ingress", "Egress"))
                                    && policy.find("spec.ingress").isEmpty()
                                    && policy.find("spec.egress").isEmpty()),
                    "nothing denies by default"));

    static final Policy RESTRICTED = new Policy(
            "the namespace lets in no pod that may more than the restricted ones",
            rendered -> unless(
                    rendered.all("Namespace")
                            .anyMatch(one -> ((Map<?, ?>)
                                            one.find("metadata.labels").orElse(Map.of()))
                                    .entrySet()
                                    .contains(Map.entry("pod-security.kubernetes.io/enforce", "restricted"))),
                    "the namespace is not restricted"));

    /** A cluster need not have a default class; then who names none waits for ever. */
    static final Policy STORAGE = new Policy(
            "each volume names its storage class",
            rendered -> Stream.of(
                            classless(rendered, "KafkaNodePool", "class", one -> one.each("spec.storage.volumes")),
                            classless(rendered, "Cluster", "storageClass", one -> one.some("spec.storage")),
                            classless(rendered, "Cluster", "storageClass", one -> one.some("spec.walStorage")),
                            classless(rendered, "PersistentVolumeClaim", "storageClassName", one -> one.some("spec")))
                    .flatMap(each -> each));

    static final Policy CLAIMED = new Policy(
            "a volume that a pod mounts is there",
            rendered -> rendered.pods()
                    .flatMap(one -> one.each("spec.template.spec.volumes")
                            .flatMap(volume -> volume.find("persistentVolumeClaim.claimName").stream())
                            .filter(claim -> !rendered.has("PersistentVolumeClaim", claim.toString()))
                            .map(claim -> "%s has no %s".formatted(one.name(), claim))));

    static final List<Policy> ALL =
            List.of(SELECTORS, BUDGETS, SPREADING, SCALING, SCALED, MANAGEMENT, NETWORK, RESTRICTED, STORAGE, CLAIMED);

    private WholePolicies() {}

    private static Stream<String> classless(
            Rendered rendered, String kind, String field, Function<Manifest, Stream<Manifest>> volumes) {
        return rendered.all(kind)
                .flatMap(one -> volumes.apply(one)
                        .filter(volume -> volume.find(field).isEmpty())
                        .map(volume -> "%s %s has no %s in %s".formatted(kind, one.name(), field, volume.document())));
    }

    private static boolean selects(Object selector, Manifest deployment) {
        return labels(deployment).entrySet().containsAll(((Map<?, ?>) selector).entrySet());
    }
}
