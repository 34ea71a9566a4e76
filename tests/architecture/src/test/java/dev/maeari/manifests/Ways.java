package dev.maeari.manifests;

import static dev.maeari.manifests.Rendered.container;
import static dev.maeari.manifests.Rendered.labels;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;

/** Who has to speak to whom, by what the services are told and what operators make of the rest; and who has not. */
final class Ways {
    private static final String NAMESPACE = "kubernetes.io/metadata.name";
    private static final Map<String, String> GATEWAY = Map.of("maeari.dev/gateway", "true");
    private static final Map<String, String> MONITORING = Map.of("maeari.dev/monitoring", "true");
    private static final Map<String, String> NAMES = Map.of(NAMESPACE, "kube-system");
    private static final Map<String, String> OPERATOR = Map.of(NAMESPACE, "cnpg-system");
    private static final Map<String, String> KAFKA = Map.of("strimzi.io/cluster", "kafka");

    private Ways() {}

    static Stream<Way> needed(Rendered rendered) {
        return Stream.of(
                        rendered.all("Deployment").flatMap(one -> ofService(rendered, one)),
                        mail(rendered),
                        comments(rendered),
                        rendered.all("Cluster").flatMap(one -> ofDatabase(rendered, one)),
                        rendered.jobs().flatMap(one -> ofJob(rendered, one)),
                        rendered.all("Kafka").flatMap(one -> ofKafka()))
                .flatMap(each -> each);
    }

    /** Readers past the gateway, strangers at the management port, a service at the database of another, and a job anywhere. */
    static Stream<Way> closed(Rendered rendered) {
        return Stream.concat(closedOfServices(rendered), rendered.jobs().flatMap(one -> closedOfJob(rendered, one)));
    }

    private static Stream<Way> closedOfServices(Rendered rendered) {
        Map<String, String> stranger = Map.of(NAMESPACE, "somebody-elses");
        return rendered.all("Deployment")
                .flatMap(one -> Stream.concat(
                        Stream.of(
                                Way.fromNamespace("strangers to " + one.name(), stranger, labels(one), "http"),
                                Way.fromNamespace("strangers to " + one.name(), stranger, labels(one), "management"),
                                Way.fromNamespace("readers to " + one.name(), GATEWAY, labels(one), "management"),
                                Way.toAnywhere("past TLS from " + one.name(), labels(one), "80")),
                        rendered.all("Cluster")
                                .map(Manifest::name)
                                .filter(database -> !database.equals(database(one)))
                                .flatMap(database -> databaseOf(one, database))));
    }

    /** It reads the log, and needs nobody else. */
    private static Stream<Way> ofJob(Rendered rendered, Manifest one) {
        return Stream.of(
                Way.toPods(one.name() + " to Kafka", labels(one), KAFKA, port(rendered, "KAFKA_BOOTSTRAP_SERVERS")),
                Way.toNamespace(one.name() + " to DNS", labels(one), NAMES, "53"));
    }

    private static Stream<Way> closedOfJob(Rendered rendered, Manifest one) {
        Map<?, ?> labels = labels(one);
        return Stream.of(
                        Stream.of(
                                Way.toAnywhere(one.name() + " outside", labels, "443"),
                                Way.toNamespace(one.name() + " to the gateway", labels, GATEWAY, "443"),
                                Way.fromNamespace("readers to " + one.name(), GATEWAY, labels, "http"),
                                Way.fromNamespace("Prometheus to " + one.name(), MONITORING, labels, "management")),
                        rendered.all("Cluster").flatMap(database -> databaseOf(one, database.name())),
                        rendered.all("Deployment")
                                .map(service -> Way.fromPods(
                                        one.name() + " to " + service.name(), labels, labels(service), "http")))
                .flatMap(each -> each);
    }

    private static Stream<Way> ofService(Rendered rendered, Manifest one) {
        Map<?, ?> labels = labels(one);
        String name = one.name();
        Stream<Way> in = Stream.of(
                        rendered.all("Service")
                                .filter(service -> labels.entrySet()
                                        .containsAll(((Map<?, ?>) service.find("spec.selector")
                                                        .orElseThrow())
                                                .entrySet()))
                                .map(service -> Way.fromNamespace("the gateway to " + name, GATEWAY, labels, "http")),
                        rendered.all("PodMonitor")
                                .map(all ->
                                        Way.fromNamespace("Prometheus to " + name, MONITORING, labels, "management")))
                .flatMap(each -> each);
        Stream<Way> out = Stream.of(
                Way.toPods(name + " to Kafka", labels, KAFKA, port(rendered, "KAFKA_BOOTSTRAP_SERVERS")),
                Way.toAnywhere(name + " to the sign-in provider", labels, "443"),
                Way.toNamespace(name + " to the sign-in provider by the gateway", labels, GATEWAY, "443"),
                Way.toNamespace(name + " to DNS", labels, NAMES, "53"));
        return Stream.of(in, out, databaseOf(one, database(one))).flatMap(each -> each);
    }

    private static Stream<Way> databaseOf(Manifest one, String database) {
        String says = one.name() + " to " + database;
        return Stream.of(
                Way.toPods(says, labels(one), postgres(database), "5432"),
                Way.fromPods(says, labels(one), postgres(database), "5432"));
    }

    private static Stream<Way> mail(Rendered rendered) {
        String port = (String) SettingPolicies.settings(rendered).get("QUARKUS_MAILER_PORT");
        return rendered.all("Deployment")
                .filter(one -> one.name().equals("notification-service"))
                .map(one -> Way.toAnywhere(one.name() + " to the mail server", labels(one), port));
    }

    private static Stream<Way> comments(Rendered rendered) {
        Map<?, ?> reader = labels(rendered.only("Deployment", "notification-service"));
        String port = port(rendered, "MAEARI_ENGAGEMENT_URL");
        return rendered.selected(rendered.only("Service", "engagement-api")
                        .find("spec.selector")
                        .orElseThrow())
                .flatMap(one -> Stream.of(
                        Way.toPods("notices to " + one.name(), reader, labels(one), port),
                        Way.fromPods("notices to " + one.name(), reader, labels(one), port, "http")));
    }

    /** Its instances, the operator of all, the API of Kubernetes, and the bucket. */
    private static Stream<Way> ofDatabase(Rendered rendered, Manifest one) {
        String name = one.name();
        Map<String, String> labels = postgres(name);
        return Stream.concat(
                rendered.all("PodMonitor")
                        .map(all -> Way.fromNamespace("Prometheus to " + name, MONITORING, labels, "9187")),
                Stream.of(
                        Way.toPods(name + " to itself", labels, labels, "5432"),
                        Way.fromPods(name + " to itself", labels, labels, "5432"),
                        Way.toPods(name + " to itself", labels, labels, "8000"),
                        Way.fromPods(name + " to itself", labels, labels, "8000"),
                        Way.fromNamespace("the operator to " + name, OPERATOR, labels, "8000"),
                        Way.toAnywhere(name + " to bucket and API", labels, "443"),
                        Way.toAnywhere(name + " to the API", labels, "6443"),
                        Way.toNamespace(name + " to DNS", labels, NAMES, "53")));
    }

    /** Who comes in Strimzi says itself. */
    private static Stream<Way> ofKafka() {
        return Stream.of(
                Way.toPods("brokers to each other", KAFKA, KAFKA, "9091"),
                Way.toAnywhere("Kafka to the API", KAFKA, "443"),
                Way.toAnywhere("Kafka to the API", KAFKA, "6443"),
                Way.toNamespace("Kafka to DNS", KAFKA, NAMES, "53"));
    }

    private static Map<String, String> postgres(String cluster) {
        return Map.of("cnpg.io/cluster", cluster);
    }

    /** The cluster of a service's database. */
    private static String database(Manifest deployment) {
        return container(deployment)
                .each("env")
                .filter(one -> one.says("name", "QUARKUS_DATASOURCE_JDBC_URL"))
                .map(one -> URI.create(one.text("value").substring("jdbc:".length()))
                        .getHost())
                .map(host -> host.substring(0, host.length() - "-rw".length()))
                .findFirst()
                .orElseThrow();
    }

    /** What an address of the settings ends with. */
    private static String port(Rendered rendered, String setting) {
        String address = (String) SettingPolicies.settings(rendered).get(setting);
        return address.substring(address.lastIndexOf(':') + 1);
    }
}
