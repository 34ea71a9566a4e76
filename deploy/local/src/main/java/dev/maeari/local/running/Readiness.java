package dev.maeari.local.running;

import dev.maeari.embedded.ChildProcess;
import dev.maeari.embedded.StartFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits until a service says that it listens, and answers that it is ready. */
final class Readiness {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Readiness() {}

    /** The answer alone would prove nothing: another program may have taken the port in the meantime. */
    static void await(int managementPort, ChildProcess process, String name, LogTail log) {
        String address = "http://127.0.0.1:" + managementPort;
        URI health = URI.create(address + "/q/health/ready");
        await("Management interface listening on " + address, health, process, name, log);
    }

    /** Of a process that says that in its log, and then answers 200 there. */
    static void await(String said, URI health, ChildProcess process, String name, LogTail log) {
        long end = System.nanoTime() + LIMIT.toNanos();
        try {
            while (!(log.says(said) && isUp(health))) {
                if (!process.isAlive()) {
                    throw failed(name + " ended at its start", log);
                }
                if (System.nanoTime() > end) {
                    process.kill();
                    throw failed("%s was not ready after %d s".formatted(name, LIMIT.toSeconds()), log);
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while starting " + name);
        }
    }

    private static boolean isUp(URI health) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static StartFailed failed(String what, LogTail log) {
        return new StartFailed("%s; the end of %s:%n  %s".formatted(what, log.log(), log.end()));
    }
}
