package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The data of one server, which PostgreSQL calls a cluster.
 *
 * @param user who owns it and runs the server
 */
record Cluster(Path folder, Path binaries, Unprivileged user) {
    private static final int CONNECTIONS = 120;

    /** Made beside its place and moved there when it is whole, so that a kill leaves nothing half done. */
    void makeIfAbsent(String password) throws IOException {
        if (Files.exists(data())) {
            return;
        }
        Path fresh = Files.createTempDirectory(folder, "data.");
        user.give(fresh);
        Path secret = Files.createTempFile(
                folder, "pw", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(secret, password);
            user.give(secret);
            Programs.Outcome outcome = Programs.run(user.command(initdb(fresh, secret)));
            if (!outcome.succeeded()) {
                throw new StartFailed("PostgreSQL's initdb failed: " + outcome.output());
            }
        } finally {
            Files.delete(secret);
        }
        Files.move(fresh, data());
    }

    List<String> serverCommand(PostgresSettings settings) {
        List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data().toString()));
        set(command, "port", settings.port());
        set(command, "listen_addresses", "127.0.0.1");
        set(command, "unix_socket_directories", "");
        set(command, "max_connections", CONNECTIONS);
        set(command, "shared_buffers", "48MB");
        set(command, "max_wal_size", "256MB");
        set(command, "jit", "off");
        set(command, "timezone", "UTC");
        set(command, "log_timezone", "UTC");
        set(command, "log_checkpoints", "off");
        if (settings.durable()) {
            set(command, "archive_mode", "on");
            set(command, "archive_command", WalArchive.COMMAND);
        } else {
            set(command, "fsync", "off");
            set(command, "full_page_writes", "off");
        }
        return command;
    }

    private List<String> initdb(Path target, Path secret) {
        return List.of(
                program("initdb"),
                "--pgdata=" + target,
                "--username=" + Postgres.SUPERUSER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=icu",
                "--icu-locale=ko-KR",
                "--locale=C",
                "--lc-ctype=" + characterTypes(),
                "--no-sync",
                "--no-instructions");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    /** The platform's name for "all of Unicode", which the trigram index needs to see Hangul as letters. */
    private static String characterTypes() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        return mac ? "en_US.UTF-8" : "C.UTF-8";
    }

    private static void set(List<String> command, String name, Object value) {
        command.add("-c");
        command.add(name + "=" + value);
    }
}
