package dev.maeari.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a local system says about itself; {@code ./maeari status --json} prints it.
 *
 * @param state {@code starting}, {@code running}, {@code stopping} or {@code stopped}
 * @param url of the site
 */
public record LocalState(
        String state,
        @Nullable String url,
        List<Component> components,
        @Nullable KafkaState kafka,
        @Nullable PostgresState postgres,
        @Nullable MailState mail,
        @Nullable SignInState signIn) {
    /** Nothing runs. */
    public static final LocalState STOPPED = new LocalState("stopped", null, List.of(), null, null, null, null);

    /**
     * A part of the system.
     *
     * @param pid the process it lives in; some share one
     * @param state {@code starting}, {@code running}, {@code restarting} or {@code stopped}
     */
    public record Component(
            String name,
            long pid,
            String state,
            @Nullable String url,
            @Nullable String managementUrl,
            @Nullable String log) {}

    /** The broker. */
    public record KafkaState(String bootstrapServers, String topicPrefix) {}

    /** A database for each service. */
    public record PostgresState(DatabaseState article, DatabaseState engagement, DatabaseState notification) {}

    /** How to connect. */
    public record DatabaseState(String jdbcUrl, String user, String password) {}

    /**
     * The mail catcher.
     *
     * @param smtp {@code host:port}
     */
    public record MailState(String smtp, String url) {}

    /** The sign-in provider. */
    public record SignInState(String issuer) {}

    /** That of the folder's system, {@link #STOPPED} if none runs there. */
    public static LocalState of(DataFolder data) {
        if (data.launcher().process().isEmpty() || !Files.exists(data.state())) {
            return STOPPED;
        }
        try {
            return Json.MAPPER.readValue(data.state().toFile(), LocalState.class);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + data.state(), e);
        }
    }

    /** Notes it for other processes. */
    public void write(DataFolder data) {
        try {
            PrivateFile.write(data.state(), this);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + data.state(), e);
        }
    }

    /** Whether all of it is up. */
    public boolean isRunning() {
        return state.equals("running");
    }
}
