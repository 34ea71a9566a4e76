package dev.maeari.manifests;

import static dev.maeari.manifests.Policy.unless;
import static dev.maeari.manifests.Rendered.container;
import static dev.maeari.manifests.Rendered.isSelected;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may speak to whom. */
final class NetworkPolicies {
    private static final String LABELS = "podSelector.matchLabels";
    private static final String OWN_LABELS = "spec." + LABELS;
    /** CloudNativePG's instances: PostgreSQL itself, how they are, and their metrics. */
    private static final List<String> OF_POSTGRES = List.of("5432", "8000", "9187");

    static final Policy THERE = new Policy(
            "a network policy is about pods that are there, and ports that they have",
            rendered -> rendered.all("NetworkPolicy")
                    .flatMap(policy -> breaches(rendered, policy).map(breach -> policy.name() + ": " + breach)));

    static final Policy OPEN = new Policy(
            "who has to speak to somebody may",
            rendered ->
                    Ways.needed(rendered).filter(way -> !way.isOpenIn(rendered)).map(way -> "closed: " + way));

    static final Policy CLOSED = new Policy(
            "who has nothing to say to somebody may not",
            rendered ->
                    Ways.closed(rendered).filter(way -> way.isOpenIn(rendered)).map(way -> "open: " + way));

    /** Of the policies for its brokers, which Strimzi makes of these. */
    static final Policy BROKERS = new Policy(
            "the brokers let in all pods of ours, and nobody else",
            rendered -> rendered.all("Kafka")
                    .flatMap(kafka -> kafka.each("spec.kafka.listeners"))
                    .flatMap(listener -> Stream.concat(
                            rendered.pods()
                                    .filter(one -> listener.each("networkPolicyPeers")
                                            .noneMatch(peer ->
                                                    peer.some(LABELS).anyMatch(all -> isSelected(one, all.document()))))
                                    .map(one -> one.name() + " is not let in"),
                            listener.each("networkPolicyPeers")
                                    .flatMap(peer -> unless(
                                            ((Map<?, ?>) peer.document())
                                                            .keySet()
                                                            .equals(Set.of("podSelector"))
                                                    && peer.some(LABELS)
                                                            .anyMatch(all -> rendered.pods()
                                                                    .anyMatch(one -> isSelected(one, all.document()))),
                                            peer.document() + " are no pods of ours")))));

    static final List<Policy> ALL = List.of(THERE, OPEN, CLOSED, BROKERS);

    private NetworkPolicies() {}

    private static Stream<String> breaches(Rendered rendered, Manifest policy) {
        return Stream.of(
                        found(rendered, policy, OWN_LABELS),
                        policy.each("spec.ingress")
                                .flatMap(rule -> Stream.concat(
                                        open(rendered, policy, OWN_LABELS, rule),
                                        rule.each("from").flatMap(side -> found(rendered, side, LABELS)))),
                        policy.each("spec.egress")
                                .flatMap(rule -> rule.each("to")
                                        .flatMap(side -> Stream.concat(
                                                found(rendered, side, LABELS), open(rendered, side, LABELS, rule)))))
                .flatMap(each -> each);
    }

    private static Stream<String> found(Rendered rendered, Manifest one, String labels) {
        return one.find(labels).stream()
                .flatMap(all -> unless(
                        !ports(rendered, all).isEmpty() || rendered.jobs().anyMatch(job -> isSelected(job, all)),
                        "no pod has the labels " + all));
    }

    /** Whether who has these labels has the rule's ports. */
    private static Stream<String> open(Rendered rendered, Manifest one, String labels, Manifest rule) {
        return one.find(labels).stream().flatMap(all -> {
            Set<String> ports = ports(rendered, all);
            return rule.each("ports")
                    .map(port -> port.text("port"))
                    .flatMap(port ->
                            unless(ports.contains(port), "port %s is none of %s of %s".formatted(port, ports, all)));
        });
    }

    /** Numbers and names of the ports of all pods with these labels, whoever makes them. */
    private static Set<String> ports(Rendered rendered, Object labels) {
        Stream<String> services = rendered.selected(labels)
                .flatMap(one -> container(one).each("ports"))
                .flatMap(port -> port.texts("containerPort", "name").stream());
        Stream<String> brokers = rendered.all("Kafka")
                .filter(one -> labels.equals(Map.of("strimzi.io/cluster", one.name())))
                .flatMap(one -> one.each("spec.kafka.listeners"))
                .map(listener -> listener.text("port"));
        Stream<String> databases = rendered.all("Cluster")
                .filter(one -> labels.equals(Map.of("cnpg.io/cluster", one.name())))
                .flatMap(one -> OF_POSTGRES.stream());
        return Stream.of(services, brokers, databases).flatMap(each -> each).collect(Collectors.toSet());
    }
}
