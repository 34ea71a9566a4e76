package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One real PostgreSQL server in a process of its own, on 127.0.0.1: UTF-8, Korean ICU collation, passwords by SCRAM. */
public final class Postgres implements AutoCloseable {
    /** The name of the superuser. */
    public static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    /** The sessions of a server that was killed notice it late when they are busy; till then they bar the next one. */
    private static final String BARRED = "pre-existing shared memory block";

    private static final Duration BARRED_AT_MOST = Duration.ofSeconds(30);
    /** Fast shutdown: sessions are ended, not waited for. */
    private static final ChildProcess.Signal SIGNAL = ChildProcess.Signal.INT;

    private final Path folder;
    private final PostgresSettings settings;
    private final PidFile pidFile;
    private volatile ChildProcess process;

    private Postgres(Path folder, PostgresSettings settings, boolean running) {
        this.folder = folder;
        this.settings = settings;
        this.pidFile = new PidFile(folder.resolve("postgres.pid"));
        this.process = running ? ChildProcess.noted(pidFile, SIGNAL) : launch();
    }

    /**
     * Starts it and returns once it answers. What an earlier run left alive on the same data is taken down first.
     *
     * @param folder for data and log; made if absent, kept at the end
     * @throws StartFailed with the end of its log
     */
    public static Postgres start(Path folder, PostgresSettings settings) {
        int port = settings.port() > 0 ? settings.port() : Ports.free();
        return new Postgres(folder.toAbsolutePath(), settings.withPort(port), false);
    }

    /** The one that this JVM has started there already, in another class loader. */
    static Postgres running(Path folder, PostgresSettings settings) {
        return new Postgres(folder, settings, true);
    }

    /** The address of one of its databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(settings.port(), database);
    }

    /** The number of its main process, another one after each restart. */
    public long pid() {
        return current().pid();
    }

    /** Completes with the exit code when the process that runs now has ended. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /** Where it writes its log. */
    public Path log() {
        return folder.resolve("postgres.log");
    }

    /** Stops it in order. */
    public void stop() {
        current().stop(PATIENCE);
    }

    /** Kills it as a crash would. */
    public void kill() {
        current().kill();
    }

    /** Starts it again on the same port and data, after it ended in whatever way. */
    public void startAgain() {
        current().stop(PATIENCE);
        process = launch();
    }

    /** A connection of the superuser, to be closed by the caller. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, settings.password());
    }

    /** A database and a user of that name who owns it; both are made if absent, the password is set either way. */
    public Database create(String name, String password) throws SQLException {
        try (Connection connection = connect(SUPERUSER)) {
            Databases.create(connection, name, password);
        }
        return new Database(jdbcUrl(name), name, password);
    }

    @Override
    public void close() {
        stop();
    }

    /** The process that runs now. */
    ChildProcess process() {
        return current();
    }

    /** A copy of this class in another class loader may have started it again. */
    private ChildProcess current() {
        process = process.orSuccessor(pidFile);
        return process;
    }

    private ChildProcess launch() {
        long end = System.nanoTime() + BARRED_AT_MOST.toNanos();
        while (true) {
            try {
                return launchOnce();
            } catch (StartFailed e) {
                if (!String.valueOf(e.getMessage()).contains(BARRED) || System.nanoTime() > end) {
                    throw e;
                }
            }
        }
    }

    private ChildProcess launchOnce() {
        try {
            Files.createDirectories(folder);
            Path binaries = PostgresBinaries.unpackInto(settings.binaries());
            Unprivileged user = Unprivileged.of(binaries, folder);
            Cluster cluster = new Cluster(folder, binaries, user);
            pidFile.takeDown(SIGNAL, PATIENCE);
            cluster.makeIfAbsent(settings.password());
            List<String> command = user.command(cluster.serverCommand(settings));
            ChildProcess started = ChildProcess.start(command, Map.of("LC_ALL", "C"), log(), SIGNAL);
            pidFile.write(started.pid());
            BrokerReady.until(this::answers, started, log());
            return started;
        } catch (IOException e) {
            throw new StartFailed("can't write to %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private boolean answers() {
        try (Connection connection = connect(SUPERUSER)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
