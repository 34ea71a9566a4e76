package dev.maeari.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server that is backed up while it runs, damaged, and brought back. */
class BackupsIT {
    private static final Path PROGRAMS = Artifacts.codeSource().resolveSibling("unpacked");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    private Path server;
    private Backups backups;
    private PostgresSettings settings;
    private @Nullable Postgres postgres;

    @BeforeEach
    void a_server_with_a_backup() throws SQLException {
        server = temporary.resolve("postgres");
        backups = new Backups(temporary.resolve("it's a backup"));
        settings = new PostgresSettings(0, "of-a-backup", PROGRAMS, true);
        postgres = Postgres.start(server, settings);
        execute("create table words (word text)", "create unlogged table secrets (word text)");
        execute("insert into words values ('before')", "insert into secrets values ('of the day')");
        take();
    }

    @AfterEach
    void end() {
        if (postgres != null) {
            postgres.kill();
        }
    }

    @Test
    @Tag("faults")
    void what_was_committed_after_the_backup_comes_back_although_the_server_was_killed() throws SQLException {
        // Given
        execute("insert into words values ('after')");
        running().kill();
        // When
        Restoring.Restored restored = restore(null);
        // Then
        assertThat(words()).containsExactly("before", "after");
        assertThat(restored.former()).isNotNull().isDirectory();
        assertThat(restored.next().finished()).isAfter(restored.from().finished());
    }

    @Tag("faults")
    @Test
    void a_moment_comes_back_and_later_ones_can_be_had_of_the_history_that_begins_there() throws SQLException {
        // Given
        execute("insert into words values ('right')");
        Instant moment = now();
        execute("insert into words values ('a mistake')");
        running().stop();
        // When
        restore(moment);
        // Then
        assertThat(words()).containsExactly("before", "right");
        execute("insert into words values ('new history')");
        running().stop();
        restore(null);
        assertThat(words()).containsExactly("before", "right", "new history");
    }

    @Test
    @Tag("faults")
    void a_quiet_moment_is_the_last_that_was_written() throws SQLException {
        // Given
        Instant quiet = now();
        running().stop();
        // When
        restore(quiet);
        // Then
        assertThat(words()).containsExactly("before");
    }

    @Test
    @Tag("faults")
    void unlogged_rows_are_in_no_backup() throws SQLException {
        // Given
        running().stop();
        // When
        restore(null);
        // Then
        assertThat(ask("select count(*)::text from secrets")).containsExactly("0");
    }

    @Test
    @Tag("faults")
    void only_the_newest_are_kept_and_the_log_that_they_need() throws SQLException, IOException {
        // Given
        execute("insert into words values ('after')");
        take();
        long before = files(backups.wal());
        // When
        backups.keep(1);
        // Then
        assertThat(backups.all()).hasSize(1);
        assertThat(files(backups.wal())).isLessThan(before);
        running().stop();
        restore(null);
        assertThat(words()).containsExactly("before", "after");
    }

    @Test
    void a_damaged_archive_is_refused_and_changes_nothing() throws SQLException, IOException {
        // Given
        running().stop();
        Path archive = backups.all().getLast().archive();
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2]++;
        Files.write(archive, bytes);
        // When
        assertThatThrownBy(() -> restore(null)).hasMessageContaining("damaged");
        // Then
        postgres = Postgres.start(server, settings);
        assertThat(words()).containsExactly("before");
    }

    @Test
    void a_moment_before_all_backups_is_refused() {
        // Given
        running().stop();
        // When
        assertThatThrownBy(() -> restore(Instant.EPOCH))
                // Then
                .hasMessageContaining("no backup from before");
    }

    private void take() throws SQLException {
        try (Connection connection = running().connect(Postgres.SUPERUSER)) {
            backups.take(connection, server, PROGRAMS);
        }
    }

    private Restoring.Restored restore(@Nullable Instant moment) {
        Restoring.Restored restored = new Restoring(backups, server, settings).to(moment);
        postgres = Postgres.start(server, settings);
        return restored;
    }

    /** By the server's clock, and apart from what it commits before and after. */
    private static Instant now() {
        Instant from = Instant.now();
        Awaitility.await().until(() -> Instant.now().isAfter(from.plusMillis(5)));
        Instant moment = Instant.now();
        Awaitility.await().until(() -> Instant.now().isAfter(moment.plusMillis(5)));
        return moment;
    }

    private List<String> words() throws SQLException {
        return ask("select word from words");
    }

    private List<String> ask(String query) throws SQLException {
        try (Connection connection = running().connect(Postgres.SUPERUSER);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = running().connect(Postgres.SUPERUSER);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private Postgres running() {
        if (postgres == null) {
            throw new AssertionError("not started");
        }
        return postgres;
    }

    private static long files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
