package dev.maeari.engagement.counting.worker;

import java.sql.Connection;
import java.sql.SQLException;

/** There is no database behind it. */
final class NoDataSource extends BareDataSource {
    @Override
    public Connection getConnection() throws SQLException {
        throw new SQLException("nobody may ask");
    }
}
