package dev.maeari.local.building;

import dev.maeari.local.ProjectHome;
import dev.maeari.local.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs the project's own Maven with the JDK that runs this. */
public final class Maven {
    private final ProjectHome home;
    private final Terminal terminal;

    /** For the project in that folder. */
    public Maven(ProjectHome home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** To its end, into a log, showing the seconds. */
    void run(String what, Path log, List<String> arguments) throws IOException {
        new Logged(terminal, log).run(what, builder(arguments));
    }

    /** To its end, handing on each line that it says; returns the exit code. */
    public int follow(List<String> arguments, Consumer<String> lines) throws IOException, InterruptedException {
        Process process = builder(arguments).redirectErrorStream(true).start();
        Thread ending = new Thread(process::destroy, "stop-build");
        Runtime.getRuntime().addShutdownHook(ending);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines);
        }
        int exitCode = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(ending);
        return exitCode;
    }

    private ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("./mvnw", "-B", "-ntp"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.path().toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }
}
