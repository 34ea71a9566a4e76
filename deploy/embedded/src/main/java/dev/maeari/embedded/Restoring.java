package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings a server's data back from its backups, beside what is there, and puts it in place once it is whole. What was there
 * stays in a folder beside.
 *
 * @param backups where from
 * @param server the folder of the server, which must not run
 * @param settings with the superuser's password at the time of the backup
 */
public record Restoring(Backups backups, Path server, PostgresSettings settings) {
    private static final String NOT_REACHED = "recovery ended before configured recovery target was reached";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS+00").withZone(ZoneOffset.UTC);
    private static final List<String> SETTINGS =
            List.of("restore_command", "recovery_target_time", "recovery_target_action", "recovery_target_timeline");

    /**
     * What was brought back.
     *
     * @param former where the data of before is now; null if there was none
     * @param next the backup of what was brought back, with which its own history begins
     */
    public record Restored(
            BaseBackup from, BaseBackup next, @Nullable Path former) {}

    /**
     * Brings back a moment, or without one all that is known.
     *
     * @throws StartFailed with what to do if that can't be
     */
    public Restored to(@Nullable Instant moment) {
        BaseBackup from = backups.before(moment)
                .orElseThrow(() -> new StartFailed(
                        moment == null
                                ? backups.folder() + " holds no backup"
                                : "%s holds no backup from before %s".formatted(backups.folder(), moment)));
        Path beside = server.resolve("restoring");
        try {
            if (!from.isWhole()) {
                throw new StartFailed(from.archive() + " is damaged; an older backup may be whole: delete this one");
            }
            Folders.delete(beside);
            lay(from, beside, moment);
            BaseBackup next = recover(from, beside, moment);
            Path former = exchange(beside.resolve("data"));
            WalArchive.use(server, backups.wal());
            Folders.delete(beside);
            return new Restored(from, next, former);
        } catch (IOException | SQLException e) {
            throw new StartFailed("can't restore into %s: %s".formatted(server, e.getMessage()), e);
        }
    }

    private void lay(BaseBackup from, Path beside, @Nullable Instant moment) throws IOException {
        Path data = beside.resolve("data");
        ClusterArchive.unpack(from.archive(), data);
        List<String> lines = new ArrayList<>(List.of(
                "restore_command = '" + WalArchive.RESTORE + "'",
                "recovery_target_timeline = '" + (isNewest(from) ? "latest" : "current") + "'"));
        if (moment != null) {
            lines.add("recovery_target_time = '" + TIME.format(moment) + "'");
            lines.add("recovery_target_action = 'promote'");
        }
        Files.write(data.resolve("postgresql.auto.conf"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.createFile(data.resolve("recovery.signal"));
        WalArchive.use(beside, backups.wal());
        Unprivileged.of(PostgresBinaries.unpackInto(settings.binaries()), beside)
                .giveAll(data);
    }

    /** A base that was followed by another may lie on a history that was left. */
    private boolean isNewest(BaseBackup from) {
        return backups.before(null).filter(from::equals).isPresent();
    }

    private BaseBackup recover(BaseBackup from, Path beside, @Nullable Instant moment)
            throws IOException, SQLException {
        try (Postgres postgres = Postgres.start(beside, settings)) {
            return promoted(postgres, beside);
        } catch (StartFailed e) {
            if (moment == null
                    || !Files.readString(beside.resolve("postgres.log")).contains(NOT_REACHED)) {
                throw e;
            }
            // Nothing was written between the last that is known and that moment: all of it is the state of then.
            Folders.delete(beside);
            lay(from, beside, null);
            return recover(from, beside, null);
        }
    }

    private BaseBackup promoted(Postgres postgres, Path beside) throws SQLException {
        try (Connection connection = postgres.connect(Postgres.SUPERUSER);
                Statement statement = connection.createStatement()) {
            BrokerReady.until(() -> isPromoted(statement), postgres.process(), postgres.log());
            for (String setting : SETTINGS) {
                statement.execute("alter system reset " + setting);
            }
            return backups.take(connection, beside, settings.binaries());
        }
    }

    private static boolean isPromoted(Statement statement) {
        try (ResultSet row = statement.executeQuery("select not pg_is_in_recovery()")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            // The server has ended, which is noticed by its process.
            return false;
        }
    }

    private @Nullable Path exchange(Path restored) throws IOException {
        Path data = server.resolve("data");
        Path former = null;
        if (Files.exists(data)) {
            former = Files.createTempDirectory(server, "data.before-restore.");
            Files.delete(former);
            Files.move(data, former);
        }
        Files.move(restored, data);
        return former;
    }
}
