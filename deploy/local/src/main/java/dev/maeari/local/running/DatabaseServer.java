package dev.maeari.local.running;

import dev.maeari.embedded.Database;
import dev.maeari.embedded.Postgres;
import dev.maeari.embedded.PostgresSettings;
import dev.maeari.embedded.StartFailed;
import dev.maeari.local.DataFolder;
import dev.maeari.local.LocalState;
import dev.maeari.local.Secrets;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with a database for each service. */
final class DatabaseServer implements ProcessComponent {
    private final DataFolder data;
    private final Secrets secrets;
    private volatile @Nullable Postgres postgres;

    DatabaseServer(DataFolder data, Secrets secrets) {
        this.data = data;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public void start() {
        Postgres current = postgres;
        if (current == null) {
            postgres =
                    Postgres.start(data.postgres(), new PostgresSettings(0, secrets.postgres(), data.programs(), true));
        } else {
            current.startAgain();
        }
    }

    LocalState.PostgresState databases() {
        return new LocalState.PostgresState(
                database("article", secrets.articleDatabase()),
                database("engagement", secrets.engagementDatabase()),
                database("notification", secrets.notificationDatabase()));
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return running().onExit();
    }

    @Override
    public void stop() {
        if (postgres != null) {
            running().stop();
        }
    }

    @Override
    public void kill() {
        if (postgres != null) {
            running().kill();
        }
    }

    @Override
    public LocalState.Component describe(String state) {
        Postgres current = postgres;
        return new LocalState.Component(
                name(),
                current == null ? 0 : current.pid(),
                state,
                current == null ? null : current.jdbcUrl(Postgres.SUPERUSER),
                null,
                data.postgres().resolve("postgres.log").toString());
    }

    private LocalState.DatabaseState database(String name, String password) {
        try {
            Database database = running().create(name, password);
            return new LocalState.DatabaseState(database.jdbcUrl(), database.user(), database.password());
        } catch (SQLException e) {
            throw new StartFailed("can't make the database %s: %s".formatted(name, e.getMessage()));
        }
    }

    private Postgres running() {
        Postgres current = postgres;
        if (current == null) {
            throw new StartFailed("PostgreSQL was not started");
        }
        return current;
    }
}
