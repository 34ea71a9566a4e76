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

    static final Policy IMAGES = Policy.ofPods("an image has a version", one -> {
        String image = container(one).text("image");
        String tag = image.contains(":") ? image.substring(image.lastIndexOf(':') + 1) : "";
        return unless(tag.matches("\\d[\\w.-]*"), "%s has no version".formatted(image));
    });

    static final Policy USER = Policy.ofPods("nobody runs as root, and as the image's user", one -> {
        String user =
                String.join(":", one.texts(POD + "securityContext.runAsUser", POD + "securityContext.runAsGroup"));
        return Stream.concat(
                unless(one.says(POD + "securityContext.runAsNonRoot", true), "may run as root"),
                unless(recipe(one).contains("USER " + user + "\n"), user + " is not the image's user"));
    });

    static final Policy RIGHTS = Policy.ofPods(
            "a pod may do nothing that it does not need",
            one -> Stream.of(
                            unless(one.says(POD + "automountServiceAccountToken", false), "has a token of the API"),
                            unless(
                                    one.says(POD + "securityContext.seccompProfile.type", "RuntimeDefault"),
                                    "may call all of the kernel"),
                            unless(
                                    container(one).says("securityContext.allowPrivilegeEscalation", false),
                                    "may get more rights"),
                            unless(
                                    container(one).says("securityContext.readOnlyRootFilesystem", true),
                                    "may change its image"),
                            unless(
                                    container(one)
                                            .words("securityContext.capabilities.drop")
                                            .equals(List.of("ALL")),
                                    "keeps capabilities"))
                    .flatMap(each -> each));

    static final Policy RESOURCES = Policy.ofPods("requests, and a limit of memory that is requested", one -> {
        Manifest container = container(one);
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

    /** Who fails and who never ends is seen, and two never write into one folder. */
    static final Policy JOBS = new Policy(
            "a job ends, leaves the failed ones to be looked at, and is never at work twice",
            rendered -> rendered.all("CronJob")
                    .flatMap(one -> Stream.of(
                                    unless(one.says("spec.concurrencyPolicy", "Forbid"), "may be at work twice"),
                                    unless(
                                            one.find("spec.jobTemplate.spec.activeDeadlineSeconds")
                                                    .isPresent(),
                                            "may never end"),
                                    unless(
                                            one.find("spec.startingDeadlineSeconds")
                                                    .isPresent(),
                                            "may be begun at any time"),
                                    unless(
                                            one.find("spec.failedJobsHistoryLimit")
                                                    .filter(limit -> !limit.equals(0))
                                                    .isPresent(),
                                            "leaves nothing to look at"),
                                    unless(
                                            one.says("spec.jobTemplate.spec.template.spec.restartPolicy", "Never"),
                                            "takes its log away with each try"))
                            .flatMap(each -> each)
                            .map(breach -> one.name() + ": " + breach)));

    static final List<Policy> ALL = List.of(IMAGES, USER, RIGHTS, RESOURCES, ASKED, PORTS, ENDING, JOBS);

    private PodPolicies() {}

    /** Whose image it is. */
    static String service(Manifest deployment) {
        String image = container(deployment).text("image").replaceFirst(":.*", "");
        return image.substring(image.lastIndexOf('/') + 1);
    }

    private static String recipe(Manifest one) {
        String recipe = Manifests.SERVICES.contains(service(one)) ? "Containerfile" : "Containerfile." + service(one);
        return Manifests.text(Manifests.REPOSITORY.resolve("deploy/images").resolve(recipe));
    }
}
