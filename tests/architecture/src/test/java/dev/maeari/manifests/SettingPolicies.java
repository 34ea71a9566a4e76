package dev.maeari.manifests;

import static dev.maeari.manifests.Policy.unless;
import static dev.maeari.manifests.Rendered.container;

import dev.maeari.events.KafkaAccess;
import dev.maeari.events.Topics;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;

/** What the services are told. */
final class SettingPolicies {
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|JAAS).*");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\(([A-Z0-9_]+)\\)");
    /** A name and ten characters of what is in it. */
    private static final Pattern HASHED = Pattern.compile("maeari-[a-z0-9]{10}");

    static final Policy KNOWN = new Policy(
            "each variable is a setting that the services know",
            rendered -> Stream.concat(
                            maps(rendered).flatMap(one -> one.keys("data").stream()),
                            rendered.all("Deployment")
                                    .flatMap(one -> container(one).each("env"))
                                    .map(one -> one.text("name")))
                    .distinct()
                    .filter(name -> !KnownSettings.has(name))
                    .map(name -> name + " is no setting"));

    /** The command line reads these and takes the rest as options, where it is told by its arguments. */
    static final Policy TOLD = new Policy(
            "each variable of a job is one that the command line reads, and each that its arguments name is told",
            rendered -> rendered.jobs().flatMap(one -> {
                Set<String> own = container(one)
                        .each("env")
                        .map(variable -> variable.text("name"))
                        .collect(Collectors.toSet());
                Stream<String> unread = own.stream()
                        .filter(name -> KafkaAccess.of(Map.of(name, "")).isEmpty() || !KnownSettings.has(name))
                        .map(name -> name + " is read by nobody");
                Stream<String> untold = container(one).words("args").stream()
                        .flatMap(word -> VARIABLE.matcher(word).results())
                        .map(found -> found.group(1))
                        .filter(name ->
                                !own.contains(name) && !settings(rendered).containsKey(name))
                        .map(name -> name + " is told by nobody");
                return Stream.concat(unread, untold).map(breach -> one.name() + ": " + breach);
            }));

    static final Policy REFERRED = new Policy(
            "secrets are referred to, never written down",
            rendered -> Stream.concat(
                    rendered.all("Secret").map(one -> one.name() + " is a Secret"),
                    Stream.concat(
                            rendered.all("ConfigMap")
                                    .flatMap(one -> one.keys("data").stream()
                                            .filter(SECRET.asMatchPredicate())
                                            .map(key -> key + " is in a ConfigMap")),
                            rendered.pods()
                                    .flatMap(one -> container(one)
                                            .each("env")
                                            .filter(each -> SECRET.matcher(each.text("name"))
                                                            .matches()
                                                    && each.find("valueFrom.secretKeyRef")
                                                            .isEmpty())
                                            .map(each -> each.text("name") + " is written down")))));

    static final Policy ROLLED = new Policy(
            "changed settings bring new pods",
            rendered -> rendered.pods().flatMap(one -> {
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
            "each Secret is made by an operator, or a document says how to make it",
            rendered -> rendered.pods()
                    .flatMap(SettingPolicies::secrets)
                    .distinct()
                    .filter(secret -> !isMade(rendered, secret)
                            && Configuration.of("secret " + secret).isEmpty()
                            && !Manifests.text(Manifests.REPOSITORY.resolve("docs/rotation.md"))
                                    .contains("create secret generic " + secret + " "))
                    .map(secret -> "nobody makes " + secret));

    static final Policy TOPICS = new Policy("each topic is as it is declared", rendered -> {
        Map<String, Object> wanted = declared(settings(rendered)).toCreate().stream()
                .collect(Collectors.toMap(NewTopic::name, SettingPolicies::declared));
        Map<String, Object> found = rendered.all("KafkaTopic")
                .collect(
                        Collectors.toMap(Manifest::name, one -> one.find("spec").orElseThrow()));
        return unless(found.equals(wanted), "%s are not%n%s".formatted(found, wanted));
    });

    static final Policy GROWING = new Policy(
            "counting grows to as many as there are partitions",
            rendered -> rendered.all("ScaledObject")
                    .filter(one -> !one.says(
                            "spec.maxReplicaCount", declared(settings(rendered)).partitions()))
                    .map(one -> "%s grows to %s".formatted(one.name(), one.text("spec.maxReplicaCount"))));

    static final Policy ADDRESSES = new Policy(
            "who is to be asked is there",
            rendered -> Stream.of(
                            Stream.of((String) settings(rendered).get("KAFKA_BOOTSTRAP_SERVERS")),
                            Stream.of((String) settings(rendered).get("MAEARI_ENGAGEMENT_URL"))
                                    .map(url -> URI.create(url).getAuthority()),
                            rendered.all("Deployment")
                                    .flatMap(one -> container(one).each("env"))
                                    .filter(one -> one.says("name", "QUARKUS_DATASOURCE_JDBC_URL"))
                                    .map(one -> URI.create(one.text("value").substring("jdbc:".length()))
                                            .getAuthority()))
                    .flatMap(each -> each)
                    .filter(address -> listening(rendered).noneMatch(address::equals))
                    .map(address -> "nobody is at " + address));

    static final List<Policy> ALL = List.of(KNOWN, TOLD, REFERRED, ROLLED, THERE, TOPICS, GROWING, ADDRESSES);

    private SettingPolicies() {}

    static Map<?, ?> settings(Rendered rendered) {
        return (Map<?, ?>) maps(rendered).findFirst().orElseThrow().find("data").orElseThrow();
    }

    /** Those that services read; the others are dashboards. */
    private static Stream<Manifest> maps(Rendered rendered) {
        return rendered.all("ConfigMap")
                .filter(map -> HASHED.matcher(map.name()).matches());
    }

    static Topics declared(Map<?, ?> settings) {
        return new Topics(
                (String) settings.get("MAEARI_TOPICS_PREFIX"),
                Integer.parseInt((String) settings.get("MAEARI_TOPICS_PARTITIONS")),
                Short.parseShort((String) settings.get("MAEARI_TOPICS_REPLICATION")));
    }

    /** Services that are rendered, and those that operators make of what is rendered. */
    private static Stream<String> listening(Rendered rendered) {
        return Stream.of(
                        rendered.all("Service")
                                .flatMap(one ->
                                        one.each("spec.ports").map(port -> one.name() + ":" + port.text("port"))),
                        rendered.all("Kafka")
                                .flatMap(one -> one.each("spec.kafka.listeners")
                                        .map(listener -> one.name() + "-kafka-bootstrap:" + listener.text("port"))),
                        rendered.all("Cluster").map(one -> one.name() + "-rw:5432"))
                .flatMap(each -> each);
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

    private static Stream<String> secrets(Manifest one) {
        return Stream.of(
                        container(one).each("envFrom").flatMap(from -> from.find("secretRef.name").stream()),
                        container(one).each("env").flatMap(from -> from.find("valueFrom.secretKeyRef.name").stream()),
                        one.each("spec.template.spec.volumes")
                                .flatMap(volume -> volume.find("secret.secretName").stream()))
                .flatMap(each -> each)
                .map(Object::toString);
    }

    private static boolean isMade(Rendered rendered, String secret) {
        return rendered.has("KafkaUser", secret)
                || rendered.all("Certificate").anyMatch(one -> one.says("spec.secretName", secret))
                || rendered.all("Kafka").anyMatch(one -> secret.equals(one.name() + "-cluster-ca-cert"))
                || rendered.all("Cluster")
                        .anyMatch(one -> secret.equals(one.name() + "-ca")
                                || (secret.equals(one.name() + "-app")
                                        && one.find("spec.bootstrap.initdb.secret")
                                                .isEmpty()));
    }
}
