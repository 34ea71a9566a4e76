package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Base backups of one server, and its write-ahead log since the first of them: any moment in between can be brought back.
 *
 * @param folder best on another disk
 */
public record Backups(Path folder) {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern FIRST_WAL = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

    /** Where the server puts its write-ahead log. */
    public Path wal() {
        return folder.resolve("wal");
    }

    /** All that were finished, the oldest first. */
    public List<BaseBackup> all() {
        Path bases = folder.resolve("base");
        if (!Files.isDirectory(bases)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(bases)) {
            List<Path> finished = folders.filter(BaseBackup::isIn).toList();
            List<BaseBackup> all = new java.util.ArrayList<>();
            for (Path one : finished) {
                all.add(BaseBackup.read(one));
            }
            all.sort(Comparator.comparing(BaseBackup::finished));
            return List.copyOf(all);
        } catch (IOException e) {
            throw new StartFailed("can't read the backups in %s: %s".formatted(bases, e.getMessage()), e);
        }
    }

    /** The one from which a moment is brought back, or without a moment the newest. */
    public Optional<BaseBackup> before(@Nullable Instant moment) {
        return all().stream()
                .filter(backup -> moment == null || !backup.finished().isAfter(moment))
                .reduce((earlier, later) -> later);
    }

    /**
     * Makes one of a running server, and has it keep its write-ahead log here from now on. Returns once all that the backup
     * needs is here.
     *
     * @param superuser a session for this alone
     * @param server the folder of the server
     * @param programs where PostgreSQL's programs are unpacked
     */
    public BaseBackup take(Connection superuser, Path server, Path programs) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            String system = text(statement, "select system_identifier from pg_control_system()");
            if (all().stream().anyMatch(other -> !other.system().equals(system))) {
                throw new StartFailed(folder + " holds backups of another system; choose another folder");
            }
            Files.createDirectories(wal());
            Unprivileged.of(PostgresBinaries.unpackInto(programs), wal());
            WalArchive.use(server, wal());
            // So that no more than a minute is lost with the disk.
            statement.execute("alter system set archive_timeout = '60s'");
            statement.execute("select pg_reload_conf()");
            Path fresh = Files.createTempDirectory(Files.createDirectories(folder.resolve("base")), "unfinished.");
            BaseBackup taken = copy(statement, server.resolve("data"), fresh, system);
            taken.write();
            Path place = fresh.resolveSibling(NAME.format(taken.finished()));
            Files.move(fresh, place);
            return BaseBackup.read(place);
        } catch (IOException e) {
            throw new StartFailed("can't write to %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** Deletes all but the newest, and the write-ahead log that only the deleted ones needed. */
    public void keep(int number) {
        List<BaseBackup> all = all();
        try {
            for (BaseBackup old : all.subList(0, Math.max(0, all.size() - number))) {
                Files.delete(old.folder().resolve("backup.properties"));
                Files.delete(old.archive());
                Files.delete(old.folder());
            }
            for (BaseBackup oldest : all().stream().limit(1).toList()) {
                WalArchive.deleteBefore(wal(), oldest.firstWal());
            }
        } catch (IOException e) {
            throw new StartFailed("can't delete old backups in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static BaseBackup copy(Statement statement, Path data, Path fresh, String system)
            throws SQLException, IOException {
        statement.execute("set statement_timeout = '120s'");
        statement.execute("select pg_backup_start('maeari', fast => true)");
        Path archive = fresh.resolve("base.tar.gz");
        String label;
        try (ClusterArchive files = new ClusterArchive(archive)) {
            new ClusterFiles(data).tell(files);
            label = stop(statement);
            files.text("backup_label", label);
        }
        Matcher first = FIRST_WAL.matcher(label);
        if (!first.find()) {
            throw new StartFailed("PostgreSQL's label of the backup names no file: " + label);
        }
        return new BaseBackup(
                fresh,
                system,
                first.group(1),
                Instant.parse(text(statement, "select to_json(clock_timestamp() at time zone 'UTC') #>> '{}'") + "Z"),
                Checksum.of(archive));
    }

    /** Waits until the write-ahead log of the backup is archived. */
    private static String stop(Statement statement) throws SQLException {
        try {
            return text(statement, "select labelfile from pg_backup_stop(wait_for_archive => true)");
        } catch (SQLException e) {
            throw new StartFailed(
                    "the write-ahead log could not be archived (%s); the server's log says why"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
