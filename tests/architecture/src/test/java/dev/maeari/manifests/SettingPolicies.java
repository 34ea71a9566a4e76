package dev.maeari.manifests;

import static dev.maeari.manifests.Policy.unless;
import static dev.maeari.manifests.Rendered.container;

import dev.maeari.events.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;

/** What the services are told. */
final class SettingPolicies {
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|JAAS).*");
    /** A name and ten characters of what is in it. */
    private static final Pattern HASHED = Pattern.compile("maeari-[a-z0-9]{10}");

    static final Policy KNOWN = new Policy(
            "each variable is a setting that the services know",
            rendered -> Stream.concat(
                            rendered.all("ConfigMap").flatMap(one -> one.keys("data").stream()),
                            rendered.all("Deployment")
                                    .flatMap(one -> container(one).each("env"))
                                    .map(one -> one.text("name")))
                    .distinct()
                    .filter(name -> !KnownSettings.has(name))
                    .map(name -> name + " is no setting"));

    static final Policy REFERRED = new Policy(
            "secrets are referred to, never written down",
            rendered -> Stream.concat(
                    rendered.all("Secret").map(one -> one.name() + " is a Secret"),
                    Stream.concat(
                            rendered.all("ConfigMap")
                                    .flatMap(one -> one.keys("data").stream()
                                            .filter(SECRET.asMatchPredicate())
                                            .map(key -> key + " is in a ConfigMap")),
                            rendered.all("Deployment")
                                    .flatMap(one -> container(one)
                                            .each("env")
                                            .filter(each -> SECRET.matcher(each.text("name"))
                                                            .matches()
                                                    && each.find("valueFrom.secretKeyRef")
                                                            .isEmpty())
                                            .map(each -> each.text("name") + " is written down")))));

    static final Policy ROLLED = new Policy(
            "changed settings bring new pods",
            rendered -> rendered.all("Deployment").flatMap(one -> {
                String map = container(one)
                        .each("envFrom")
                        .flatMap(from -> from.find("configMapRef.name").stream())
                        .map(Object::toString)
                        .findFirst()
                        .orElse("none");
                return unless(
                        HASHED.matcher(map).matches() && rendered.has("ConfigMap", map),
                        "%s reads %s".formatted(one.name(), map));
            }));

    static final Policy THERE = new Policy(
            "each Secret is made by an operator, or docs/install.md says how to make it",
            rendered -> rendered.all("Deployment")
                    .flatMap(SettingPolicies::secrets)
                    .distinct()
                    .filter(secret -> !isMade(rendered, secret)
                            && Configuration.of("secret " + secret).isEmpty())
                    .map(secret -> "nobody makes " + secret));

    static final Policy TOPICS = new Policy("each topic is as it is declared", rendered -> {
        Map<String, Object> wanted = declared(settings(rendered)).toCreate().stream()
                .collect(Collectors.toMap(NewTopic::name, SettingPolicies::declared));
        Map<String, Object> found = rendered.all("KafkaTopic")
                .collect(
                        Collectors.toMap(Manifest::name, one -> one.find("spec").orElseThrow()));
        return unless(found.equals(wanted), "%s are not%n%s".formatted(found, wanted));
    });

    static final List<Policy> ALL = List.of(KNOWN, REFERRED, ROLLED, THERE, TOPICS);

    private SettingPolicies() {}

    static Map<?, ?> settings(Rendered rendered) {
        return (Map<?, ?>)
                rendered.all("ConfigMap").findFirst().orElseThrow().find("data").orElseThrow();
    }

    static Topics declared(Map<?, ?> settings) {
        return new Topics(
                (String) settings.get("MAEARI_TOPICS_PREFIX"),
                Integer.parseInt((String) settings.get("MAEARI_TOPICS_PARTITIONS")),
                Short.parseShort((String) settings.get("MAEARI_TOPICS_REPLICATION")));
    }

    private static Map<String, Object> declared(NewTopic topic) {
        return Map.of(
                "partitions",
                topic.numPartitions(),
                "replicas",
                (int) topic.replicationFactor(),
                "config",
                new HashMap<>(topic.configs()));
    }

    private static Stream<String> secrets(Manifest deployment) {
        return Stream.of(
                        container(deployment).each("envFrom").flatMap(from -> from.find("secretRef.name").stream()),
                        container(deployment)
                                .each("env")
                                .flatMap(from -> from.find("valueFrom.secretKeyRef.name").stream()),
                        deployment
                                .each("spec.template.spec.volumes")
                                .flatMap(volume -> volume.find("secret.secretName").stream()))
                .flatMap(each -> each)
                .map(Object::toString);
    }

    private static boolean isMade(Rendered rendered, String secret) {
        return rendered.has("KafkaUser", secret)
                || rendered.all("Kafka").anyMatch(one -> secret.equals(one.name() + "-cluster-ca-cert"))
                || rendered.all("Cluster")
                        .anyMatch(one -> secret.equals(one.name() + "-ca")
                                || (secret.equals(one.name() + "-app")
                                        && one.find("spec.bootstrap.initdb.secret")
                                                .isEmpty()));
    }
}
