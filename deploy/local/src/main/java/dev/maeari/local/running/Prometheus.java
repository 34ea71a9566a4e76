package dev.maeari.local.running;

import dev.maeari.embedded.ChildProcess;
import dev.maeari.embedded.PidFile;
import dev.maeari.embedded.Ports;
import dev.maeari.embedded.Programs;
import dev.maeari.embedded.StartFailed;
import dev.maeari.local.DataFolder;
import dev.maeari.local.LocalState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Prometheus as the machine has it: asks all services for their metrics, by the rules of {@code deploy/prometheus}. */
final class Prometheus extends ChildComponent {
    static final String NAME = "prometheus";

    private static final int USUAL_PORT = 9090;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String READY = "Server is ready to receive web requests";

    private final Path folder;
    private final Path rules;
    private final PidFile pidFile;
    private final Path log;
    private volatile int port;

    Prometheus(DataFolder data) {
        super(PATIENCE);
        folder = data.path().resolve(NAME);
        rules = data.running().resolve(NAME);
        pidFile = data.service(NAME);
        log = data.log(NAME);
    }

    /** Whether this machine has it. */
    static boolean isInstalled() {
        return Programs.exists(NAME);
    }

    /** Where it reads whom to ask. */
    Path targets() {
        return folder.resolve("targets.json");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        try {
            Files.createDirectories(folder);
            Path configuration = Files.writeString(folder.resolve("prometheus.yaml"), configuration());
            LogTail tail = LogTail.of(log);
            int chosen = Ports.freeOr(USUAL_PORT);
            ChildProcess started = ChildProcess.start(
                    List.of(
                            NAME,
                            "--config.file=" + configuration,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + chosen),
                    Map.of(),
                    log,
                    ChildProcess.Signal.TERM);
            is(started);
            port = chosen;
            pidFile.write(started.pid());
            Readiness.await(READY, URI.create("http://127.0.0.1:" + chosen + "/-/ready"), started, NAME, tail);
        } catch (IOException e) {
            throw new StartFailed("can't write to %s: %s".formatted(folder, e.getMessage()));
        }
    }

    private String configuration() {
        return """
                # Written at each start of ./maeari up --observe.
                global:
                  scrape_interval: 5s
                  evaluation_interval: 5s
                rule_files:
                  - '%1$s/slo.yaml'
                  - '%1$s/alerts.yaml'
                scrape_configs:
                  - job_name: maeari
                    metrics_path: /q/metrics
                    file_sd_configs:
                      - files: ['%2$s']
                        refresh_interval: 5s
                """.formatted(rules, targets());
    }

    @Override
    public LocalState.Component describe(String state) {
        return new LocalState.Component(NAME, pid(), state, "http://localhost:" + port, null, log.toString());
    }
}
