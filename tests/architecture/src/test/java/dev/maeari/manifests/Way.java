package dev.maeari.manifests;

import java.util.Map;
import java.util.Set;

/**
 * Half a way from one to another: out of a pod, or into one.
 *
 * @param says who speaks to whom
 * @param labels of the pod that it goes out of or into
 * @param rules {@code egress} or {@code ingress}
 * @param side what the other one is known by: {@code podSelector}, {@code namespaceSelector} or {@code ipBlock}
 * @param other the labels of the other one; of an {@code ipBlock} its {@code cidr}
 * @param ports the one port, by number and by name
 */
record Way(String says, Map<?, ?> labels, String rules, String side, Map<?, ?> other, Set<String> ports) {

    static Way toPods(String says, Map<?, ?> from, Map<?, ?> to, String port) {
        return new Way(says, from, "egress", "podSelector", to, Set.of(port));
    }

    static Way fromPods(String says, Map<?, ?> from, Map<?, ?> to, String... ports) {
        return new Way(says, to, "ingress", "podSelector", from, Set.of(ports));
    }

    static Way toNamespace(String says, Map<?, ?> from, Map<?, ?> to, String port) {
        return new Way(says, from, "egress", "namespaceSelector", to, Set.of(port));
    }

    static Way fromNamespace(String says, Map<?, ?> from, Map<?, ?> to, String... ports) {
        return new Way(says, to, "ingress", "namespaceSelector", from, Set.of(ports));
    }

    static Way toAnywhere(String says, Map<?, ?> from, String port) {
        return new Way(says, from, "egress", "ipBlock", Map.of("cidr", "0.0.0.0/0"), Set.of(port));
    }

    boolean isOpenIn(Rendered rendered) {
        String others = rules.equals("egress") ? "to" : "from";
        return rendered.all("NetworkPolicy")
                .filter(policy -> policy.some("spec.podSelector").anyMatch(own -> selects(own, labels)))
                .flatMap(policy -> policy.each("spec." + rules))
                .filter(rule -> rule.find("ports").isEmpty()
                        || rule.each("ports").map(port -> port.text("port")).anyMatch(ports::contains))
                .anyMatch(
                        rule -> rule.find(others).isEmpty() || rule.each(others).anyMatch(this::leads));
    }

    /** Where two things are said of the other one, both must be so; none of ours needs that. */
    private boolean leads(Manifest one) {
        return ((Map<?, ?>) one.document()).keySet().equals(Set.of(side))
                && (side.equals("ipBlock")
                        ? one.says("ipBlock.cidr", other.get("cidr"))
                        : one.some(side).anyMatch(selector -> selects(selector, other)));
    }

    /** Of expressions none is used but that a label is there. */
    private static boolean selects(Manifest selector, Map<?, ?> labels) {
        Map<?, ?> wanted = (Map<?, ?>) selector.find("matchLabels").orElse(Map.of());
        return labels.entrySet().containsAll(wanted.entrySet())
                && selector.each("matchExpressions")
                        .allMatch(one -> one.says("operator", "Exists") && labels.containsKey(one.text("key")));
    }
}
