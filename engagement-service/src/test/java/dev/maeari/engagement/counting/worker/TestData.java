package dev.maeari.engagement.counting.worker;

import dev.maeari.embedded.Database;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A pool of connections, as the service has one, in which a test counts the statements and can spoil a commit. */
public final class TestData extends BareDataSource implements AutoCloseable {
    private static final int CONNECTIONS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AgroalDataSource pool;
    private final AtomicReference<OnCommit> onCommit = new AtomicReference<>(Connection::commit);
    private final AtomicInteger statements = new AtomicInteger();
    private volatile boolean cutOff;

    /** What happens in place of a commit. */
    interface OnCommit {
        void commit(Connection open) throws SQLException;
    }

    TestData(Database database) {
        pool = new io.agroal.pool.DataSource(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pooled -> pooled.maxSize(CONNECTIONS)
                        .acquisitionTimeout(PATIENCE)
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.jdbcUrl())
                                .principal(new NamePrincipal(database.user()))
                                .credential(new SimplePassword(database.password()))))
                .get());
    }

    /** The next commit is replaced, those after it are not. */
    void onNextCommit(OnCommit once) {
        onCommit.set(once);
    }

    /** Whether the network lets nobody through. */
    void cutOff(boolean on) {
        cutOff = on;
    }

    /** Those of the counting thread. */
    int statements() {
        return statements.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (cutOff) {
            throw new SQLException("no way to the database", "08001");
        }
        Connection real = pool.getConnection();
        return proxy(Connection.class, real, name -> {
            if (name.equals("commit")) {
                onCommit.getAndSet(Connection::commit).commit(real);
                return true;
            }
            return false;
        });
    }

    @Override
    public void close() {
        pool.close();
    }

    private interface Instead {
        boolean done(String method) throws SQLException;
    }

    private <T> T proxy(Class<T> type, T real, Instead instead) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (instead.done(method.getName())) {
                return null;
            }
            try {
                Object result = method.invoke(real, args);
                return result instanceof PreparedStatement statement
                        ? proxy(PreparedStatement.class, statement, this::counted)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private boolean counted(String method) {
        if (method.startsWith("execute") && Thread.currentThread().getName().startsWith("counting")) {
            statements.incrementAndGet();
        }
        return false;
    }
}
