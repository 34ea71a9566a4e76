package dev.maeari.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.testing.LocalStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A machine that is gone without a word leaves sessions, and sessions hold locks until the server gives them up. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class DatabaseSessionsIT {
    @Inject
    AgroalDataSource dataSource;

    @ParameterizedTest
    @CsvSource({"tcp_keepalives_idle, 10", "tcp_keepalives_interval, 5", "tcp_keepalives_count, 3"})
    void the_server_asks_within_half_a_minute_whether_we_are_there(String setting, String value) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(value);
        }
    }
}
