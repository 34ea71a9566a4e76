package dev.maeari.local;

import dev.maeari.embedded.StartFailed;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./maeari}; help if none is named. Exit codes: 0 done, 1 failed with a message, 2 wrong usage. */
@Command(
        name = "maeari",
        synopsisSubcommandLabel = "COMMAND",
        description = {"", "A publication whose numbers can be proved: articles, views, likes, comments, live.", ""},
        commandListHeading = "%nCommands:%n",
        footer = {"", "Each command prints its options with --help."},
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            PublishCommand.class,
            DemoCommand.class,
            RecountCommand.class,
            DeadLettersCommand.class,
            HeldCommand.class,
            RulesCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            TopicsCommand.class,
            DoctorCommand.class,
            ImagesCommand.class,
            ResetCommand.class,
            TestCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Maeari implements Runnable {
    private static final Logger LIBRARIES = Logger.getLogger("");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @CommandLine.Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help = new HelpOption();

    /** Starts here. */
    public static void main(String[] args) {
        // The libraries' own messages are no answers to a person; a running system writes them to its log.
        LIBRARIES.setLevel(Level.SEVERE);
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new Maeari())
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    commandLine.getErr().println("maeari: " + message(failure));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /** Ours are written for people; of others the kind says more than the text alone. */
    private static String message(Exception failure) {
        boolean ours = failure instanceof Failure || failure instanceof StartFailed;
        return ours ? String.valueOf(failure.getMessage()) : failure.toString();
    }
}
