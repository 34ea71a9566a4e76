package dev.maeari.engagement.counting.worker;

import dev.maeari.embedded.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A database of connections in which a test counts the statements and can spoil a commit. */
public final class TestData extends BareDataSource {
    private final Database database;
    private final AtomicReference<OnCommit> onCommit = new AtomicReference<>(Connection::commit);
    private final AtomicInteger statements = new AtomicInteger();

    /** What happens in place of a commit. */
    interface OnCommit {
        void commit(Connection open) throws SQLException;
    }

    TestData(Database database) {
        this.database = database;
    }

    /** The next commit is replaced, those after it are not. */
    void onNextCommit(OnCommit once) {
        onCommit.set(once);
    }

    /** Those of the counting thread. */
    int statements() {
        return statements.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        return proxy(Connection.class, real, name -> {
            if (name.equals("commit")) {
                onCommit.getAndSet(Connection::commit).commit(real);
                return true;
            }
            return false;
        });
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
