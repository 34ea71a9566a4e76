package dev.maeari.local;

import dev.maeari.local.building.Build;
import dev.maeari.local.building.Engine;
import dev.maeari.local.building.ImageBuild;
import dev.maeari.local.building.ImageNames;
import dev.maeari.local.building.ToolsBill;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Builds the services if they are not built, and puts each into an image; the command line too. */
@Command(
        name = "images",
        description = {
            "Build the container images of the three services and of this command line (tools), with Docker, Podman or",
            "Buildah.",
            "The services are built here, so that nothing but the base image is fetched. See docs/install.md."
        })
final class ImagesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "IMAGE",
            arity = "0..*",
            description = "Only these: article-service, engagement-service, notification-service, tools.")
    private List<String> wanted = ImageBuild.ALL;

    @Option(names = "--tag", paramLabel = "TAG", description = "Their version (default: that of the sources).")
    private @Nullable String tag;

    @Option(
            names = "--registry",
            paramLabel = "HOST[/PATH]",
            defaultValue = "",
            description = "In front of their names, for a registry to push them to.")
    private String registry = "";

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            description =
                    "An image with a Java 25 and a shell to build upon, instead of the one that the recipe names.")
    private @Nullable String base;

    @Option(
            names = "--with",
            paramLabel = "ENGINE",
            description = "${COMPLETION-CANDIDATES} (default: the first of them that answers).")
    private Engine.@Nullable Kind kind;

    @Option(names = "--no-build", description = "Take the services as they are built, even if sources are newer.")
    private boolean noBuild;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        refuseUnknown();
        ProjectHome home = ProjectHome.given();
        Terminal terminal = Terminal.standard();
        ImageNames names = names(home);
        Engine engine = Engine.on(
                System.getenv().getOrDefault("PATH", ""), kind == null ? List.of(Engine.Kind.values()) : List.of(kind));
        if (wanted.stream().anyMatch(Build.SERVICES::contains)) {
            Build build = Build.toShip(home, terminal);
            if (noBuild) {
                build.demand();
            } else {
                build.ifNeeded(home.path().resolve("target/services.log"));
            }
        }
        if (wanted.contains(ImageBuild.TOOLS) && !noBuild) {
            new ToolsBill(home, terminal).ifNeeded(home.path().resolve("target/tools-bill.log"));
        }
        new ImageBuild(home, terminal, engine).build(wanted, names, Optional.ofNullable(base));
        return 0;
    }

    private void refuseUnknown() {
        if (!ImageBuild.ALL.containsAll(wanted)) {
            throw new ParameterException(
                    spec.commandLine(), "%s are not among %s".formatted(wanted, String.join(", ", ImageBuild.ALL)));
        }
    }

    private ImageNames names(ProjectHome home) {
        try {
            return new ImageNames(registry, tag == null ? ImageNames.version(home) : tag);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
