package dev.maeari.local;

import dev.maeari.embedded.Backups;
import dev.maeari.embedded.BaseBackup;
import dev.maeari.embedded.Postgres;
import dev.maeari.local.building.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the databases of a running system, and has their write-ahead log follow. */
@Command(
        name = "backup",
        description = {
            "Copy the databases while they run, and keep their write-ahead log there from now on:",
            "./maeari restore brings any moment since back. See docs/backup.md."
        })
final class BackupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "DIR", description = "Where all backups of this system are, best on another disk.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "Delete all but the newest N backups, and the log that only those needed.")
    private @Nullable Integer keep;

    @Override
    public Integer call() {
        if (keep != null && keep < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--keep takes 1 or more");
        }
        LocalState state = data.running();
        Staging.useBuilt(ProjectHome.given());
        DataFolder of = data.folder();
        Backups backups = new Backups(folder.toAbsolutePath().normalize());
        long since = System.nanoTime();
        BaseBackup taken = take(backups, of, state);
        if (keep != null) {
            backups.keep(keep);
        }
        Terminal.standard()
                .line("backed up into %s in %s; from %s on any moment can be restored, as long as its log is there"
                        .formatted(
                                taken.folder(),
                                Terminal.since(since),
                                backups.all().getFirst().finished()));
        return 0;
    }

    private static BaseBackup take(Backups backups, DataFolder of, LocalState state) {
        Secrets secrets = Secrets.of(of, () -> 0);
        try (Connection connection = DriverManager.getConnection(url(state), Postgres.SUPERUSER, secrets.postgres())) {
            BaseBackup taken = backups.take(connection, of.postgres(), of.programs());
            PrivateFile.write(Files.createDirectories(backups.folder()).resolve(RestoreCommand.SECRETS), secrets);
            return taken;
        } catch (SQLException | IOException e) {
            throw new Failure("can't back up the databases: " + e.getMessage(), e);
        }
    }

    private static String url(LocalState state) {
        return state.components().stream()
                .filter(component -> component.name().equals("postgres"))
                .map(component -> String.valueOf(component.url()))
                .findFirst()
                .orElseThrow(() -> new Failure("PostgreSQL does not run"));
    }
}
