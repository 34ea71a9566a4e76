package dev.maeari.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database as clusters have it, and an address as the manifests write it. */
class SecureDatabaseIT {
    private static final String PASSWORD = "of-the-service";
    private static final String REFUSED_WORD = "28P01";

    @TempDir
    static Path folder;

    private static Authority authority;
    private static SecurePostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        authority = Authority.in(folder.resolve("authority"));
        postgres = SecurePostgres.start(folder.resolve("postgres"), authority, "engagement", PASSWORD);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void the_right_authority_and_password_are_let_in() throws Exception {
        try (Connection connection = connect(authority, PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet spoken =
                        statement.executeQuery("select version from pg_stat_ssl where pid = pg_backend_pid()")) {
            assertThat(spoken.next()).isTrue();
            assertThat(spoken.getString(1)).isIn("TLSv1.2", "TLSv1.3");
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        assertThatThrownBy(() -> connect(authority, "of-somebody-else"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED_WORD));
    }

    @Test
    void a_server_of_another_authority_is_refused() throws IOException {
        Authority another = Authority.in(folder.resolve("another"));
        assertThatThrownBy(() -> connect(another, PASSWORD))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SSL error");
    }

    @Test
    void a_server_of_another_name_is_refused() throws IOException {
        String address = address(authority).replace("127.0.0.1", "localhost");
        assertThatThrownBy(() -> DriverManager.getConnection(address, "engagement", PASSWORD))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("localhost");
    }

    private static Connection connect(Authority trusted, String password) throws IOException, SQLException {
        return DriverManager.getConnection(address(trusted), "engagement", password);
    }

    private static String address(Authority trusted) throws IOException {
        return postgres.jdbcUrl(Path.of("../.."), "engagement", trusted.certificate());
    }
}
