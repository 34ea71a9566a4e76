package dev.maeari.manifests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What is really applied to a cluster: the manifests as kustomize renders them. Skipped, visibly, where there is none. */
final class Kustomize {
    private static final List<List<String>> TOOLS =
            List.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"));
    private static final Optional<List<String>> TOOL = TOOLS.stream()
            .filter(tool -> Programs.exists(tool.getFirst(), "version"))
            .findFirst();
    private static final Map<Path, Rendered> RENDERED = new ConcurrentHashMap<>();

    private Kustomize() {}

    static Rendered render(Path folder) {
        assumeTrue(
                TOOL.isPresent(), "neither kubectl nor kustomize is on the path: no manifest was rendered or checked");
        return RENDERED.computeIfAbsent(folder, Kustomize::run);
    }

    private static Rendered run(Path folder) {
        String[] command = Stream.concat(TOOL.orElseThrow().stream(), Stream.of(folder.toString()))
                .toArray(String[]::new);
        String out = Programs.output(command);
        return new Rendered(folder.toString(), Manifests.parse(folder.toString(), out));
    }
}
