package dev.maeari.local.running;

import dev.maeari.embedded.ChildProcess;
import dev.maeari.embedded.PidFile;
import dev.maeari.embedded.Ports;
import dev.maeari.embedded.StartFailed;
import dev.maeari.local.LocalState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One of the three services as it is packaged, in a JVM of its own. */
final class Service extends ChildComponent {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int ATTEMPTS = 3;
    private static final String PORT_TAKEN = "in use by another process";
    private static final ChildProcess.Signal SIGNAL = ChildProcess.Signal.TERM;

    private final ServiceSettings settings;
    private final PidFile pidFile;
    private final Path log;
    private volatile int port;
    private volatile int managementPort;
    private volatile Map<String, String> environment = Map.of();

    Service(ServiceSettings settings, PidFile pidFile, Path log) {
        super(PATIENCE);
        this.settings = settings;
        this.pidFile = pidFile;
        this.log = log;
    }

    @Override
    public String name() {
        return settings.name();
    }

    /** The port it listens on; 0 before its first start. */
    int port() {
        return port;
    }

    /** What it is told, but for its ports. */
    void tell(Map<String, String> newEnvironment) {
        environment = newEnvironment;
    }

    @Override
    public void start() {
        for (int attempt = 1; ; attempt++) {
            try {
                LogTail tail = LogTail.of(log);
                try {
                    launch(tail);
                    return;
                } catch (StartFailed e) {
                    if (attempt == ATTEMPTS || !tail.says(PORT_TAKEN)) {
                        throw e;
                    }
                }
            } catch (IOException e) {
                throw new StartFailed("can't write %s: %s".formatted(pidFile.file(), e.getMessage()));
            }
        }
    }

    /** Each start looks for ports anew: one that was free a moment ago may be taken when the service is there. */
    private void launch(LogTail tail) throws IOException {
        managementPort = Ports.freeOr(settings.managementPort());
        int chosen = Ports.freeOr(settings.port());
        Map<String, String> whole = new HashMap<>(environment);
        whole.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        whole.put("QUARKUS_HTTP_PORT", Integer.toString(chosen));
        whole.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        whole.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        // Not the folder that all on this machine share: it belongs to whoever was first.
        whole.put(
                "QUARKUS_HTTP_BODY_UPLOADS_DIRECTORY",
                settings.application().resolve("uploads").toString());
        ChildProcess started = ChildProcess.start(settings.command(), whole, log, SIGNAL);
        is(started);
        port = chosen;
        pidFile.write(started.pid());
        Readiness.await(managementPort, started, settings.name(), tail);
    }

    @Override
    public LocalState.Component describe(String state) {
        return new LocalState.Component(
                name(), pid(), state, "http://localhost:" + port, "http://localhost:" + managementPort, log.toString());
    }
}
