package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A database as clusters have it: nobody is let in who does not speak by TLS. */
public final class SecurePostgres implements AutoCloseable {
    private static final Pattern PARAMETERS =
            Pattern.compile("jdbc:postgresql://\\S+(\\?sslmode=verify-full\\S+)/etc/\\S+");
    private static final String REFUSED_WAY = "28000";

    private final Postgres postgres;
    private final Path home;
    private final Path binaries;

    private SecurePostgres(Postgres postgres, Path home, Path binaries) {
        this.postgres = postgres;
        this.home = home;
        this.binaries = binaries;
    }

    /** Starts it with one database and its owner, and returns once it lets nobody in by another way. */
    public static SecurePostgres start(Path folder, Authority authority, String name, String password)
            throws IOException, GeneralSecurityException, SQLException {
        Path binaries = Artifacts.codeSource().resolveSibling("unpacked");
        Path home = Files.createDirectory(folder);
        Postgres postgres = Postgres.start(home, new PostgresSettings(0, "postgres-of-a-test", binaries, false));
        postgres.create(name, password);
        Path shown = show(authority.server(), home, binaries);
        try (Connection connection = postgres.connect(Postgres.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set ssl_cert_file = '" + shown.resolve("server.crt") + "'");
            statement.execute("alter system set ssl_key_file = '" + shown.resolve("server.key") + "'");
            statement.execute("alter system set ssl = on");
            Files.writeString(home.resolve("data/pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
        Awaitility.await().until(() -> refuses(postgres.jdbcUrl(name) + "?sslmode=disable", name, password));
        return new SecurePostgres(postgres, home, binaries);
    }

    /** Another database with its owner. */
    public void create(String name, String password) throws SQLException {
        postgres.create(name, password);
    }

    /** Shows from now on what that authority says of it; connections that stand go on. */
    public void show(Authority authority) throws IOException, GeneralSecurityException, SQLException {
        show(authority.server(), home, binaries);
        try (Connection connection = postgres.connect(Postgres.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_reload_conf()");
        }
    }

    /**
     * The address of a database, with what the Deployment says behind it but for where the authority's certificate is.
     *
     * @param project the folder of the project
     * @param trusted the certificates of those whose word is taken
     */
    public String jdbcUrl(Path project, String database, Path trusted) throws IOException {
        String deployment =
                Files.readString(project.resolve("deploy/kubernetes/base/engagement/engagement-service.yaml"));
        Matcher matcher = PARAMETERS.matcher(deployment);
        if (!matcher.find()) {
            throw new AssertionError("the Deployment does not ask the database who it is: " + deployment);
        }
        return postgres.jdbcUrl(database) + matcher.group(1) + trusted;
    }

    @Override
    public void close() {
        postgres.close();
    }

    private static boolean refuses(String address, String user, String password) {
        try (Connection connection = DriverManager.getConnection(address, user, password)) {
            return connection.isClosed();
        } catch (SQLException e) {
            return REFUSED_WAY.equals(e.getSQLState());
        }
    }

    /** The server's key, which nobody but its own user may read. */
    private static Path show(Authority.Identity server, Path home, Path binaries) throws IOException {
        Path shown = Files.createDirectories(home.resolve("shown"));
        Files.writeString(shown.resolve("server.crt"), server.certificate());
        Path key = Files.writeString(shown.resolve("server.key"), server.key());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Unprivileged user = Unprivileged.of(PostgresBinaries.unpackInto(binaries), home);
        user.give(shown);
        user.give(shown.resolve("server.crt"));
        user.give(key);
        return shown;
    }
}
