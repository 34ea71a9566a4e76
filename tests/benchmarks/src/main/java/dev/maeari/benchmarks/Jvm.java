package dev.maeari.benchmarks;

import dev.maeari.embedded.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A yardstick in a process of its own, on this program's class path. */
final class Jvm {
    private Jvm() {}

    /**
     * What it said, and the processor time it took.
     *
     * @param cpu but for its last moments
     */
    record Ended(List<String> lines, Duration cpu) {}

    /** The command of a Java of this kind with the given options. */
    static List<String> java(String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(options));
        return command;
    }

    /** Runs a main class to its end. */
    static Ended run(Path folder, String mainClass, String... arguments) throws IOException {
        Path log = Files.createTempFile(folder, mainClass.substring(mainClass.lastIndexOf('.') + 1), ".log");
        List<String> command = java("-cp", System.getProperty("java.class.path"), mainClass);
        command.addAll(List.of(arguments));
        Duration cpu = Cpu.untilEnd(ChildProcess.start(command, Map.of(), log, ChildProcess.Signal.TERM));
        return new Ended(Files.readAllLines(log), cpu);
    }
}
