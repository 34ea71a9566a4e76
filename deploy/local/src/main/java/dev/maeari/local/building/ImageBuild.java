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

/** Puts the services that are built into images. */
public final class ImageBuild {
    private static final String RECIPE = "deploy/images/Containerfile";
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
     * All three, one after the other.
     *
     * @param names how they are called
     * @param base what they are built upon, if not what the recipe says
     */
    public void build(ImageNames names, Optional<String> base) {
        List<String> arguments = new ArrayList<>();
        arguments.add("VERSION=" + names.tag());
        revision().ifPresent(commit -> arguments.add("REVISION=" + commit));
        base.ifPresent(image -> arguments.add("BASE=" + image));
        for (String service : Build.SERVICES) {
            List<String> own = Stream.concat(Stream.of("SERVICE=" + service), arguments.stream())
                    .toList();
            build(names.of(service), own, home.path().resolve("target/image-" + service + ".log"));
        }
    }

    private void build(String name, List<String> arguments, Path log) {
        try {
            new Logged(terminal, log)
                    .run(
                            "building " + name,
                            new ProcessBuilder(engine.build(RECIPE, arguments, name))
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
