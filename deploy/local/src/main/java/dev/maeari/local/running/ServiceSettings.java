package dev.maeari.local.running;

import java.nio.file.Path;
import java.util.List;

/**
 * How a service is started.
 *
 * @param application the folder {@code quarkus-app}
 * @param heapMegabytes its largest heap
 * @param port taken if it is free
 * @param managementPort likewise
 */
record ServiceSettings(String name, Path application, int heapMegabytes, int port, int managementPort) {
    List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+IgnoreUnrecognizedVMOptions",
                // What the compilers took to begin with is given back; experimental before Java 23.
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:TrimNativeHeapInterval=5000",
                // Three start at once, on few cores: the second compiler waits ten times as long as usual, so that it
                // takes what is busy and not what only starts.
                "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4MinInvocationThreshold=6000",
                "-XX:Tier4CompileThreshold=150000",
                "-XX:Tier4BackEdgeThreshold=400000",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-jar",
                application.resolve("quarkus-run.jar").toString());
    }
}
