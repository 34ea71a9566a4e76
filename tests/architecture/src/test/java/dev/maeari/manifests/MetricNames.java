package dev.maeari.manifests;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that PromQL reads, and those that the page of metrics explains. */
final class MetricNames {
    private static final Pattern METRIC = Pattern.compile(
            "\\b(?:maeari|http|jvm|process|agroal|kafka|kube|kubelet|certmanager|strimzi|cnpg|barman)_\\w+");
    private static final Pattern EXPLAINED = Pattern.compile("(?m)^\\| `(\\w+)`");
    /** Labels that look like metrics. */
    private static final Set<String> LABELS = Set.of("maeari_dev_role", "cnpg_io_cluster");

    private MetricNames() {}

    /** Histograms by their name, without what is asked of them. */
    static Set<String> read(String expression) {
        return METRIC.matcher(expression)
                .results()
                .map(MatchResult::group)
                .filter(name -> !LABELS.contains(name))
                .map(name -> name.replaceFirst("_bucket$|(?<=seconds)_(count|sum|max)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A page says for each what it is. */
    static Set<String> explained() {
        return EXPLAINED
                .matcher(Manifests.text(Manifests.REPOSITORY.resolve("docs/metrics.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
