package dev.maeari.local.building;

import dev.maeari.local.Failure;
import dev.maeari.local.ProjectHome;
import dev.maeari.local.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts the services that are built into images, and the command line. */
public final class ImageBuild {
    /** The image of the command line. */
    public static final String TOOLS = "tools";

    /** All that there are. */
    public static final List<String> ALL =
            Stream.concat(Build.SERVICES.stream(), Stream.of(TOOLS)).toList();

    private static final String OF_SERVICES = "deploy/images/Containerfile";
    private static final String OF_TOOLS = "deploy/images/Containerfile.tools";
    /** What the training start says of its cache; nothing if the engine took an earlier one. */
    private static final Pattern CACHE = Pattern.compile("(?m)maeari: ((?:no )?AOT cache.*)$");

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final ProjectHome home;
    private final Terminal terminal;
    private final Engine engine;

    /** For the project in that folder. */
    public ImageBuild(ProjectHome home, Terminal terminal, Engine engine) {
        this.home = home;
        this.terminal = terminal;
        this.engine = engine;
    }

    /**
     * One after the other.
     *
     * @param wanted which of {@link #ALL}
     * @param names how they are called
     * @param base what they are built upon, if not what the recipe says
     */
    public void build(List<String> wanted, ImageNames names, Optional<String> base) {
        List<String> arguments = new ArrayList<>();
        arguments.add("VERSION=" + names.tag());
        revision().ifPresent(commit -> arguments.add("REVISION=" + commit));
        base.ifPresent(image -> arguments.add("BASE=" + image));
        for (String image : wanted) {
            Path log = home.path().resolve("target/image-" + image + ".log");
            if (image.equals(TOOLS)) {
                build(OF_TOOLS, names.of(image), arguments, log);
            } else {
                List<String> own = Stream.concat(Stream.of("SERVICE=" + image), arguments.stream())
                        .toList();
                build(OF_SERVICES, names.of(image), own, log);
            }
        }
    }

    private void build(String recipe, String name, List<String> arguments, Path log) {
        try {
            new Logged(terminal, log)
                    .run(
                            "building " + name,
                            new ProcessBuilder(engine.build(recipe, arguments, name))
                                    .directory(home.path().toFile()));
            CACHE.matcher(Files.readString(log))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(said -> terminal.line("  " + said));
        } catch (IOException e) {
            throw new Failure("can't build %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** The commit that is built, where the sources are a clone. */
    private Optional<String> revision() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                    .directory(home.path().toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return COMMIT.matcher(said).results().map(MatchResult::group).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
