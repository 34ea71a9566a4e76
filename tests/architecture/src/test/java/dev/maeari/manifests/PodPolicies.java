package dev.maeari.manifests;

import static dev.maeari.manifests.Policy.unless;
import static dev.maeari.manifests.Rendered.container;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a pod of ours is like. */
final class PodPolicies {
    private static final String POD = "spec.template.spec.";
    private static final Map<String, String> PROBES = Map.of(
            "startupProbe", "/q/health/started",
            "readinessProbe", "/q/health/ready",
            "livenessProbe", "/q/health/live");

    static final Policy IMAGES = Policy.ofDeployments("an image has a version", deployment -> {
        String image = container(deployment).text("image");
        String tag = image.contains(":") ? image.substring(image.lastIndexOf(':') + 1) : "";
        return unless(tag.matches("\\d[\\w.-]*"), "%s has no version".formatted(image));
    });

    static final Policy USER = Policy.ofDeployments("nobody runs as root, and as the image's user", deployment -> {
        String user = String.join(
                ":", deployment.texts(POD + "securityContext.runAsUser", POD + "securityContext.runAsGroup"));
        return Stream.concat(
                unless(deployment.says(POD + "securityContext.runAsNonRoot", true), "may run as root"),
                unless(containerfile().contains("USER " + user + "\n"), user + " is not the image's user"));
    });

    static final Policy RIGHTS = Policy.ofDeployments(
            "a pod may do nothing that it does not need",
            deployment -> Stream.of(
                            unless(
                                    deployment.says(POD + "automountServiceAccountToken", false),
                                    "has a token of the API"),
                            unless(
                                    deployment.says(POD + "securityContext.seccompProfile.type", "RuntimeDefault"),
                                    "may call all of the kernel"),
                            unless(
                                    container(deployment).says("securityContext.allowPrivilegeEscalation", false),
                                    "may get more rights"),
                            unless(
                                    container(deployment).says("securityContext.readOnlyRootFilesystem", true),
                                    "may change its image"),
                            unless(
                                    container(deployment)
                                            .words("securityContext.capabilities.drop")
                                            .equals(List.of("ALL")),
                                    "keeps capabilities"))
                    .flatMap(each -> each));

    static final Policy RESOURCES =
            Policy.ofDeployments("requests, and a limit of memory that is requested", deployment -> {
                Manifest container = container(deployment);
                return Stream.concat(
                        unless(container.find("resources.requests.cpu").isPresent(), "asks for no CPU"),
                        unless(
                                container.find("resources.limits.memory").isPresent()
                                        && container
                                                .find("resources.requests.memory")
                                                .equals(container.find("resources.limits.memory")),
                                "its memory is not limited to what it asks for"));
            });

    static final Policy ASKED = Policy.ofDeployments(
            "a pod is asked how it is at its management port",
            deployment -> PROBES.entrySet().stream()
                    .flatMap(probe -> unless(
                            container(deployment).says(probe.getKey() + ".httpGet.path", probe.getValue())
                                    && container(deployment).says(probe.getKey() + ".httpGet.port", "management"),
                            "no " + probe.getKey())));

    static final Policy PORTS = Policy.ofDeployments("ports are those of the application", deployment -> {
        var application = Manifests.properties(service(deployment));
        List<List<String>> ports = container(deployment)
                .each("ports")
                .map(port -> port.texts("name", "containerPort"))
                .toList();
        List<List<String>> known = List.of(
                List.of("http", application.getProperty("quarkus.http.port")),
                List.of("management", application.getProperty("quarkus.management.port")));
        return unless(ports.equals(known), "%s are not %s".formatted(ports, known));
    });

    /** SIGTERM comes after the pause; then streams end, requests are waited for, and counting ends within 10 s. */
    static final Policy ENDING = Policy.ofDeployments("what was begun is ended before a pod is", deployment -> {
        int pause = Integer.parseInt(container(deployment)
                .find("lifecycle.preStop.sleep.seconds")
                .map(Object::toString)
                .orElse("0"));
        int grace = Integer.parseInt(deployment.text(POD + "terminationGracePeriodSeconds"));
        return Stream.concat(
                unless(pause >= 5, "requests are refused while gateways learn that it is going"),
                unless(grace >= pause + 20, "%d s are too short".formatted(grace)));
    });

    static final List<Policy> ALL = List.of(IMAGES, USER, RIGHTS, RESOURCES, ASKED, PORTS, ENDING);

    private PodPolicies() {}

    /** Whose image it is. */
    static String service(Manifest deployment) {
        String image = container(deployment).text("image").replaceFirst(":.*", "");
        return image.substring(image.lastIndexOf('/') + 1);
    }

    private static String containerfile() {
        return Manifests.text(Manifests.REPOSITORY.resolve("deploy/images/Containerfile"));
    }
}
