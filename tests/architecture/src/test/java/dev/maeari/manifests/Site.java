package dev.maeari.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one file that a site edits, in each of the ways that its comments and the documents offer. */
enum Site {
    PRODUCTION,
    PRODUCTION_BY_INGRESS,
    /** A database that begins from its backup, another user of it, and partitions that were multiplied. */
    PRODUCTION_CHANGED,
    SMALL,
    SMALL_BY_INGRESS,
    SMALL_WITH_BACKUPS,
    SMALL_BY_TLS,
    SMALL_BY_INGRESS_AND_TLS,
    SMALL_MONITORED_BY_TLS;

    private static final Path FILE = Manifests.KUBERNETES.resolve("site/kustomization.yaml");

    private static final Map<String, String> BY_INGRESS = Map.of(
            "../components/gateway-api-tls", "../components/ingress-tls",
            "kind: Gateway", "kind: Ingress",
            "/spec/gatewayClassName", "/spec/ingressClassName",
            "/spec/listeners/0/hostname", "/spec/rules/0/host");
    private static final Map<String, String> OF_ONE_NODE = Map.of("../overlays/production", "../overlays/small");
    private static final Map<String, String> PLAIN =
            Map.of("../components/gateway-api-tls", "../components/gateway-api");
    private static final Map<String, String> PLAIN_BY_INGRESS =
            both(BY_INGRESS, Map.of("../components/gateway-api-tls", "../components/ingress"));

    private static final Map<String, String> WITH_BACKUPS = Map.of(
            "- ../components/gateway-api-tls",
            "- ../components/gateway-api\n  - ../components/small-backups\n  - ../components/log-backups");

    private static final Map<String, String> MONITORED =
            Map.of("components:\n", "components:\n  - ../components/monitoring\n");

    private static final Map<String, String> AS_THE_DOCUMENTS_CHANGE_IT = Map.of(
            "literals:\n",
            "literals:\n      - MAEARI_TOPICS_PARTITIONS=48\n      - MAEARI_TOPICS_FORMER_PARTITIONS=24\n",
            "patches:\n",
            "patches:\n" + patches("backup.md") + patches("rotation.md") + patches("scaling.md"));

    Rendered render() {
        return Kustomize.render(folder());
    }

    private Map<String, String> edits() {
        return switch (this) {
            case PRODUCTION -> Map.of();
            case PRODUCTION_BY_INGRESS -> BY_INGRESS;
            case PRODUCTION_CHANGED -> AS_THE_DOCUMENTS_CHANGE_IT;
            case SMALL -> both(OF_ONE_NODE, PLAIN);
            case SMALL_BY_INGRESS -> both(OF_ONE_NODE, PLAIN_BY_INGRESS);
            case SMALL_WITH_BACKUPS -> both(OF_ONE_NODE, WITH_BACKUPS);
            case SMALL_BY_TLS -> OF_ONE_NODE;
            case SMALL_BY_INGRESS_AND_TLS -> both(OF_ONE_NODE, BY_INGRESS);
            case SMALL_MONITORED_BY_TLS -> both(OF_ONE_NODE, MONITORED);
        };
    }

    private static Map<String, String> both(Map<String, String> some, Map<String, String> others) {
        Map<String, String> both = new HashMap<>(some);
        both.putAll(others);
        return both;
    }

    /** The patches that a document offers, as they stand in the list of patches. */
    private static String patches(String document) {
        String found = Pattern.compile("(?ms)^ *```yaml\\R( *- target:.*?)^ *```$")
                .matcher(Manifests.text(Manifests.REPOSITORY.resolve("docs").resolve(document)))
                .results()
                .map(block -> block.group(1).stripTrailing().stripIndent().indent(2))
                .collect(Collectors.joining());
        if (found.isEmpty()) {
            throw new AssertionError(document + " offers no patch");
        }
        return found;
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
