package dev.maeari.manifests;

import static dev.maeari.manifests.Policy.unless;
import static dev.maeari.manifests.Rendered.container;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Requests come to who answers them. */
final class RoutePolicies {
    private static final Map<String, String> OTHERS = Map.of(
            "/", "article-service",
            "/articles/one", "article-service",
            "/api/articles/one", "article-service",
            "/api/notifications/stream", "notification-service",
            "/newsletter/confirm", "notification-service");

    static final Policy ROLES = new Policy(
            "each endpoint of engagement-service is led to pods that have its role",
            rendered -> Endpoint.ofEngagement().stream().flatMap(endpoint -> {
                String service = Route.leading(rendered, endpoint.path())
                        .map(Route::service)
                        .orElse("nobody");
                List<Manifest> pods = rendered.all("Service")
                        .filter(one -> one.name().equals(service))
                        .flatMap(one ->
                                rendered.selected(one.find("spec.selector").orElseThrow()))
                        .toList();
                return unless(
                        !pods.isEmpty()
                                && pods.stream()
                                        .allMatch(pod -> roles(pod).contains(endpoint.role())
                                                && PodPolicies.service(pod).equals("engagement-service")),
                        "%s needs %s and is led to %s".formatted(endpoint.path(), endpoint.role(), service));
            }));

    static final Policy PATHS = new Policy(
            "each path comes to its service",
            rendered -> OTHERS.entrySet().stream().flatMap(one -> {
                String service = Route.leading(rendered, one.getKey())
                        .map(Route::service)
                        .orElse("nobody");
                return unless(service.equals(one.getValue()), "%s is led to %s".formatted(one.getKey(), service));
            }));

    static final Policy COUNTED = new Policy(
            "somebody takes in, somebody counts, somebody answers",
            rendered -> Stream.of("ingest", "counting", "api")
                    .flatMap(role -> unless(
                            rendered.all("Deployment")
                                    .filter(one -> PodPolicies.service(one).equals("engagement-service"))
                                    .anyMatch(one -> roles(one).contains(role)),
                            "nobody has the role " + role)));

    /** They say something every 15 seconds; a limit below would cut them, one on the whole answer would too. */
    static final Policy STREAMS = new Policy(
            "streams are neither cut nor held back",
            rendered -> Stream.concat(
                    rendered.all("HTTPRoute")
                            .flatMap(route -> route.each("spec.rules"))
                            .filter(rule -> rule.words("matches").toString().contains("value=/api/notifications")
                                    || rule.words("matches").toString().contains("value=/api/engagement}"))
                            .filter(rule -> !rule.says("timeouts.request", "0s"))
                            .map(rule -> rule.text("name") + " has a time limit"),
                    rendered.all("Ingress")
                            .map(one ->
                                    (Map<?, ?>) one.find("metadata.annotations").orElse(Map.of()))
                            .filter(one -> !"off".equals(one.get("nginx.ingress.kubernetes.io/proxy-buffering"))
                                    || Integer.parseInt(
                                                    (String) one.get("nginx.ingress.kubernetes.io/proxy-read-timeout"))
                                            < 60)
                            .map(one -> "the Ingress holds streams back")));

    static final Policy BACKENDS = new Policy(
            "a route leads to a port that is there",
            rendered -> rendered.all("HTTPRoute")
                    .flatMap(route -> route.each("spec.rules"))
                    .flatMap(rule -> rule.each("backendRefs"))
                    .filter(backend -> rendered.all("Service")
                            .filter(service -> backend.says("name", service.name()))
                            .flatMap(service -> service.each("spec.ports"))
                            .noneMatch(port -> port.find("port").equals(backend.find("port"))))
                    .map(backend -> "%s has no port %s".formatted(backend.text("name"), backend.text("port"))));

    static final List<Policy> ALL = List.of(BACKENDS, ROLES, PATHS, COUNTED, STREAMS);

    private RoutePolicies() {}

    private static List<String> roles(Manifest deployment) {
        return Arrays.asList(container(deployment)
                .each("env")
                .filter(one -> one.says("name", "MAEARI_ROLES"))
                .map(one -> one.text("value"))
                .findFirst()
                .orElse("ingest,counting,api")
                .split(",", -1));
    }
}
