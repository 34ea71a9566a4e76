package dev.maeari.local.running;

import dev.maeari.embedded.ChildProcess;
import dev.maeari.embedded.PidFile;
import dev.maeari.local.DataFolder;
import dev.maeari.local.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a launcher that was killed has left alive. */
public final class Orphans {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Orphans() {}

    /** Takes all of it down: services first, what they lean on last. */
    public static void takeDown(DataFolder data, Terminal terminal) {
        files(data)
                .forEach((name, file) -> file.process().ifPresent(process -> {
                    terminal.line("%s (process %d) was left from an earlier run; taking it down"
                            .formatted(name, process.pid()));
                    // PostgreSQL ends its sessions at INT, and would wait for them at TERM.
                    ChildProcess.Signal signal =
                            name.equals("postgres") ? ChildProcess.Signal.INT : ChildProcess.Signal.TERM;
                    file.takeDown(signal, PATIENCE);
                }));
        try {
            for (PidFile file : files(data).values()) {
                file.delete();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("can't write to " + data.path(), e);
        }
    }

    private static Map<String, PidFile> files(DataFolder data) {
        Map<String, PidFile> files = new LinkedHashMap<>();
        files.put(Prometheus.NAME, data.service(Prometheus.NAME));
        for (String service : List.of("article-service", "engagement-service", "notification-service")) {
            files.put(service, data.service(service));
        }
        files.put("kafka", new PidFile(data.path().resolve("kafka/kafka.pid")));
        files.put("postgres", new PidFile(data.path().resolve("postgres/postgres.pid")));
        return files;
    }
}
