package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.engagement.BesideOthers;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Counting shares its connections with others, who wait for answers in their own way. */
@BesideOthers
class BoundedConnectionIT {
    private static final int OF_THE_POOL = 30_000;
    private static final int OF_COUNTING = 25_000;

    @Test
    void a_connection_goes_back_with_the_time_that_it_came_with() throws SQLException {
        // Given
        try (TestData data = new TestData(EmbeddedStack.shared().database("bounded-connection"));
                Connection pooled = data.getConnection()) {
            pooled.setNetworkTimeout(Runnable::run, OF_THE_POOL);
            // When
            try (BoundedConnection counting = BoundedConnection.of(poolOf(pooled), Limits.DEFAULT)) {
                assertThat(counting.open().getNetworkTimeout()).isEqualTo(OF_COUNTING);
            }
            // Then
            assertThat(pooled.getNetworkTimeout()).isEqualTo(OF_THE_POOL);
        }
    }

    /** Gives the same one again and again, and keeps it open. */
    private static DataSource poolOf(Connection pooled) {
        Connection lent = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(pooled, arguments));
        return new BareDataSource() {
            @Override
            public Connection getConnection() {
                return lent;
            }
        };
    }
}
