package dev.maeari.local.building;

import dev.maeari.local.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What builds images on this machine.
 *
 * @param program where it is
 */
public record Engine(Kind kind, Path program) {
    private static final int PATIENCE_SECONDS = 20;

    /** Those that we know how to speak to, in the order in which they are looked for. */
    public enum Kind {
        /** Docker, or what bears its name. */
        docker("version --format {{.Server.Version}}", ""),
        /** Podman; in its own format an image has no health check. */
        podman("info", "--format docker"),
        /** Buildah, which needs nothing that runs. */
        buildah("info", "--format docker");

        /** Ends with 0 only if whatever does the work answers. */
        private final String question;

        private final String building;

        Kind(String question, String building) {
            this.question = question;
            this.building = building;
        }
    }

    /** The first of them on this path that answers, or that which is asked for. */
    public static Engine on(String path, List<Kind> wanted) {
        List<Engine> there =
                wanted.stream().flatMap(kind -> find(kind, path).stream()).toList();
        if (there.isEmpty()) {
            throw new Failure(
                    "images are built with Docker, Podman or Buildah, and there is no %s on the path; install one"
                            .formatted(wanted.stream().map(Kind::name).collect(Collectors.joining(", "))));
        }
        List<String> faults = new ArrayList<>();
        for (Engine engine : there) {
            Optional<String> fault = engine.fault();
            if (fault.isEmpty()) {
                return engine;
            }
            faults.add("%s does not answer: %s".formatted(engine.program, fault.get()));
        }
        throw new Failure(String.join("\n", faults)
                + "\nstart it, see to it that this user may use it, or choose another one by --with");
    }

    private static Optional<Engine> find(Kind kind, String path) {
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder).resolve(kind.name()))
                .filter(Files::isExecutable)
                .map(program -> new Engine(kind, program))
                .findFirst();
    }

    /** What builds an image from the recipe, with such arguments, in the folder of the project. */
    List<String> build(String recipe, List<String> arguments, String name) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "build"));
        command.addAll(words(kind.building));
        command.addAll(List.of("--file", recipe));
        arguments.forEach(argument -> command.addAll(List.of("--build-arg", argument)));
        command.addAll(List.of("--tag", name, "."));
        return command;
    }

    private Optional<String> fault() {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words(kind.question));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("it has said nothing for %d s".formatted(PATIENCE_SECONDS));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(said.substring(said.lastIndexOf('\n') + 1));
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while asking " + program, e);
        }
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    }
}
