package dev.maeari.embedded;

/** A database with the user that owns it. */
public record Database(String jdbcUrl, String user, String password) {
    @Override
    public String toString() {
        return "Database[jdbcUrl=%s, user=%s]".formatted(jdbcUrl, user);
    }
}
