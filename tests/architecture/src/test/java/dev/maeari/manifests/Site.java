package dev.maeari.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The one file that a site edits, in each of the ways that its comments and docs/install.md offer. */
enum Site {
    PRODUCTION,
    PRODUCTION_BY_INGRESS,
    SMALL,
    SMALL_BY_INGRESS,
    SMALL_WITH_BACKUPS;

    private static final Path FILE = Manifests.KUBERNETES.resolve("site/kustomization.yaml");

    private static final Map<String, String> BY_INGRESS = Map.of(
            "../components/gateway-api", "../components/ingress",
            "kind: Gateway", "kind: Ingress",
            "/spec/gatewayClassName", "/spec/ingressClassName",
            "/spec/listeners/0/hostname", "/spec/rules/0/host");
    private static final Map<String, String> OF_ONE_NODE = Map.of("../overlays/production", "../overlays/small");

    private static final Map<String, String> WITH_BACKUPS =
            Map.of("- ../components/gateway-api", "- ../components/gateway-api\n  - ../components/small-backups");

    Rendered render() {
        return Kustomize.render(folder());
    }

    private Map<String, String> edits() {
        return switch (this) {
            case PRODUCTION -> Map.of();
            case PRODUCTION_BY_INGRESS -> BY_INGRESS;
            case SMALL -> OF_ONE_NODE;
            case SMALL_BY_INGRESS -> both(OF_ONE_NODE, BY_INGRESS);
            case SMALL_WITH_BACKUPS -> both(OF_ONE_NODE, WITH_BACKUPS);
        };
    }

    private static Map<String, String> both(Map<String, String> some, Map<String, String> others) {
        Map<String, String> both = new HashMap<>(some);
        both.putAll(others);
        return both;
    }

    private Path folder() {
        Path folder = Path.of("target/sites", name().toLowerCase(Locale.ROOT));
        String text = Manifests.text(FILE);
        for (Map.Entry<String, String> edit : edits().entrySet()) {
            if (!text.contains(edit.getKey())) {
                throw new AssertionError("%s has no %s to edit".formatted(FILE, edit.getKey()));
            }
            text = text.replace(edit.getKey(), edit.getValue());
        }
        try {
            Files.createDirectories(folder);
            Path kubernetes = folder.toAbsolutePath()
                    .relativize(Manifests.KUBERNETES.toAbsolutePath().normalize());
            Files.writeString(folder.resolve("kustomization.yaml"), text.replace(" ../", " " + kubernetes + "/"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
