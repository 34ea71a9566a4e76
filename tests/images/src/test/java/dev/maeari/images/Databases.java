package dev.maeari.images;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.maeari.local.gateway.Route;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.testcontainers.containers.Network;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container, with a database and a user of its own for each service. */
final class Databases implements AutoCloseable {
    private static final long MEMORY = 512L << 20;

    private final PostgreSQLContainer postgres;

    Databases(String image, Network network) {
        postgres = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withNetwork(network)
                .withNetworkAliases("postgres")
                .withCreateContainerCmdModifier(command ->
                        Objects.requireNonNull(command.getHostConfig()).withMemory(MEMORY));
    }

    /** Starts it, and lets each service in by that password. */
    void start(String password) throws SQLException {
        postgres.start();
        for (Route route : Route.values()) {
            execute("create role %s login password '%s'".formatted(of(route), password));
            execute("create database %s owner %s".formatted(of(route), of(route)));
        }
    }

    /** How the database of a service is called, and its user. */
    static String of(Route route) {
        return route.service().replace("-service", "");
    }

    /** Lets a second user into the database of a service, as docs/rotation.md says; answers its name. */
    String addUser(Route route, String password) throws SQLException {
        String first = of(route);
        String second = first + "_b";
        execute("CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE %s".formatted(second, password, first));
        execute("ALTER ROLE %s SET role = %s".formatted(second, first));
        return second;
    }

    /** As the owner of all databases. */
    void execute(String statement) throws SQLException {
        try (Connection connection = connect(postgres.getDatabaseName());
                Statement open = connection.createStatement()) {
            open.execute(statement);
        }
    }

    /** The last step that the schema of a service has taken. */
    String step(Route route) throws SQLException {
        return ask(
                route, "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC LIMIT 1");
    }

    /** How many mails have failed and will be tried again. */
    int mailsToTryAgain() throws SQLException {
        return Integer.parseInt(
                ask(Route.NOTIFICATIONS, "SELECT count(*) FROM deliveries WHERE state = 'retrying' AND attempt > 0"));
    }

    /** What the engine says of it now. */
    InspectContainerResponse info() {
        return postgres.getCurrentContainerInfo();
    }

    @Override
    public void close() {
        postgres.stop();
    }

    private String ask(Route route, String query) throws SQLException {
        try (Connection connection = connect(of(route));
                Statement open = connection.createStatement();
                ResultSet answer = open.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(
                                postgres.getHost(),
                                postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                                database),
                postgres.getUsername(),
                postgres.getPassword());
    }
}
