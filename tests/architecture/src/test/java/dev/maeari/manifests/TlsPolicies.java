package dev.maeari.manifests;

import static dev.maeari.manifests.Policy.unless;
import static dev.maeari.manifests.Rendered.container;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where the services answer by TLS alone, all who call them do so and look whom they speak to; elsewhere nobody does. */
final class TlsPolicies {
    private static final String INGRESS = "nginx.ingress.kubernetes.io/";
    private static final String HAPROXY = "haproxy-ingress.github.io/";
    private static final String VOLUME = "tls";
    private static final List<String> PROBES = List.of("startupProbe", "readinessProbe", "livenessProbe");

    static final Policy SHOWN = new Policy(
            "who answers by TLS shows a certificate of its own by each name that it is called",
            rendered -> rendered.all("Deployment")
                    .flatMap(one -> called(rendered, one)
                            .filter(name -> !shows(rendered, one, name))
                            .map(name -> "%s is called %s and does not show it".formatted(one.name(), name))));

    static final Policy FILES = new Policy(
            "a certificate is where the settings say, and is exchanged while its pod runs",
            rendered -> rendered.all("Deployment")
                    .filter(one -> secured(rendered))
                    .flatMap(one -> files(rendered)
                            .filter(file -> container(one)
                                    .each("volumeMounts")
                                    .filter(mount -> mount.says("name", VOLUME)
                                            && mount.find("subPath").isEmpty())
                                    .noneMatch(mount -> file.startsWith(mount.text("mountPath") + "/")))
                            .map(file -> "%s has no %s".formatted(one.name(), file))));

    static final Policy PROBED = new Policy(
            "a pod is asked how it is by TLS where it answers by nothing else",
            rendered -> rendered.all("Deployment")
                    .flatMap(one -> PROBES.stream()
                            .filter(probe ->
                                    container(one).says(probe + ".httpGet.scheme", "HTTPS") != secured(rendered))
                            .map(probe -> "%s of %s asks the other way".formatted(probe, one.name()))));

    static final Policy METRICS = new Policy(
            "metrics are read by TLS",
            rendered -> rendered.all("PodMonitor")
                    .filter(one -> one.name().equals("maeari"))
                    .flatMap(one -> one.each("spec.podMetricsEndpoints"))
                    .flatMap(one -> unless(
                            secured(rendered)
                                    ? one.says("scheme", "https")
                                            && one.find("tlsConfig.ca").isPresent()
                                            && one.find("tlsConfig.insecureSkipVerify")
                                                    .isEmpty()
                                            && everywhere(rendered, one.text("tlsConfig.serverName"))
                                    : one.find("scheme").isEmpty(),
                            "metrics are read the other way")));

    static final Policy CALLED = new Policy("services call each other by TLS", rendered -> {
        Map<?, ?> settings = SettingPolicies.settings(rendered);
        URI engagement = URI.create((String) settings.get("MAEARI_ENGAGEMENT_URL"));
        return Stream.concat(
                unless(
                        engagement.getScheme().equals(secured(rendered) ? "https" : "http"),
                        engagement + " is called the other way"),
                unless(
                        !secured(rendered)
                                || "internal"
                                        .equals(settings.get(
                                                "QUARKUS_REST_CLIENT__ENGAGEMENT__TLS_CONFIGURATION_NAME")),
                        "whoever answers at " + engagement + " is believed"));
    });

    static final Policy GATEWAY = new Policy(
            "the gateway reaches every backend by TLS",
            rendered -> Route.of(rendered)
                    .map(Route::service)
                    .distinct()
                    .filter(service -> secured(rendered) != isReached(rendered, service))
                    .map(service -> service + " is reached the other way"));

    static final List<Policy> ALL = List.of(SHOWN, FILES, PROBED, METRICS, CALLED, GATEWAY);

    private TlsPolicies() {}

    /** Whether plain HTTP is refused, by all services. */
    static boolean secured(Rendered rendered) {
        return "disabled".equals(SettingPolicies.settings(rendered).get("QUARKUS_HTTP_INSECURE_REQUESTS"));
    }

    private static boolean isReached(Rendered rendered, String service) {
        return rendered.has("Ingress", "maeari")
                ? rendered.all("Ingress").allMatch(one -> isReached(rendered, annotations(one)))
                : rendered.all("BackendTLSPolicy")
                        .filter(one -> one.each("spec.targetRefs")
                                .anyMatch(target -> target.says("kind", "Service") && target.says("name", service)))
                        .filter(one -> one.each("spec.validation.caCertificateRefs")
                                .findAny()
                                .isPresent())
                        .anyMatch(one -> pods(rendered, service)
                                .allMatch(pod -> shows(rendered, pod, one.text("spec.validation.hostname"))));
    }

    private static boolean isReached(Rendered rendered, Map<?, ?> ingress) {
        String trusted = String.valueOf(ingress.get(INGRESS + "proxy-ssl-secret"));
        return "HTTPS".equals(ingress.get(INGRESS + "backend-protocol"))
                && "on".equals(ingress.get(INGRESS + "proxy-ssl-verify"))
                && certificates(rendered, one -> trusted.equals("maeari/" + one.text("spec.secretName")))
                        .findAny()
                        .isPresent()
                && everywhere(rendered, String.valueOf(ingress.get(INGRESS + "proxy-ssl-name")))
                && isReachedByHaproxy(rendered, ingress);
    }

    private static boolean isReachedByHaproxy(Rendered rendered, Map<?, ?> ingress) {
        String trusted = String.valueOf(ingress.get(HAPROXY + "secure-verify-ca-secret"));
        return "h1-ssl".equals(ingress.get(HAPROXY + "backend-protocol"))
                && certificates(rendered, one -> trusted.equals(one.text("spec.secretName")))
                        .findAny()
                        .isPresent()
                && everywhere(rendered, String.valueOf(ingress.get(HAPROXY + "secure-verify-hostname")));
    }

    private static Map<?, ?> annotations(Manifest ingress) {
        return (Map<?, ?>) ingress.find("metadata.annotations").orElse(Map.of());
    }

    /** Whether each pod shows that name. */
    private static boolean everywhere(Rendered rendered, String name) {
        return rendered.all("Deployment").allMatch(one -> shows(rendered, one, name));
    }

    private static boolean shows(Rendered rendered, Manifest deployment, String name) {
        Optional<String> secret = deployment
                .each("spec.template.spec.volumes")
                .filter(volume -> volume.says("name", VOLUME))
                .map(volume -> volume.text("secret.secretName"))
                .findFirst();
        return secret.isPresent()
                && certificates(rendered, one -> one.says("spec.secretName", secret.orElseThrow()))
                        .anyMatch(one -> one.words("spec.dnsNames").contains(name)
                                && one.words("spec.usages").contains("server auth"));
    }

    private static Stream<Manifest> certificates(Rendered rendered, Predicate<Manifest> which) {
        return rendered.all("Certificate").filter(which);
    }

    /** By which names others call its pods by TLS. */
    private static Stream<String> called(Rendered rendered, Manifest deployment) {
        return rendered.all("Service")
                .filter(one -> secured(rendered))
                .map(Manifest::name)
                .filter(service ->
                        pods(rendered, service).anyMatch(pod -> pod.name().equals(deployment.name())));
    }

    private static Stream<Manifest> pods(Rendered rendered, String service) {
        return rendered.all("Service")
                .filter(one -> one.name().equals(service))
                .flatMap(one -> rendered.selected(one.find("spec.selector").orElseThrow()));
    }

    private static Stream<String> files(Rendered rendered) {
        return SettingPolicies.settings(rendered).entrySet().stream()
                .filter(one -> one.getKey().toString().startsWith("QUARKUS_TLS__"))
                .map(one -> one.getValue().toString())
                .filter(value -> value.startsWith("/"));
    }
}
