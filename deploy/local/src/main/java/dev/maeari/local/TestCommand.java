package dev.maeari.local;

import dev.maeari.local.building.Maven;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the tests with the JDK that was found. */
@Command(name = "test", description = "Run all tests that need nothing but a JDK.")
final class TestCommand implements Callable<Integer> {
    @Option(names = "--all", description = "Also those that need Docker, a browser or many minutes.")
    private boolean all;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(MavenLine.ARGUMENTS);
        // What the tests of two modules write would be mixed; each class has its own file.
        arguments.addAll(List.of("verify", "-Dmaven.test.redirectTestOutputToFile=true"));
        if (all) {
            arguments.add("-Dtests=all");
        }
        Terminal terminal = Terminal.standard();
        TestTotals totals = new TestTotals();
        int exitCode = new Maven(ProjectHome.given(), terminal).follow(arguments, line -> {
            MavenLine said = MavenLine.of(line);
            totals.read(said);
            terminal.line(said.toString());
        });
        terminal.line("");
        if (exitCode != 0) {
            terminal.line("What the tests wrote is in target/surefire-reports of their module.");
        }
        totals.lines().forEach(terminal::line);
        return exitCode == 0 ? 0 : 1;
    }
}
