package dev.maeari.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Waits until a broker serves clients: its port is open and it is a member of its own cluster. */
final class BrokerReady {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private BrokerReady() {}

    static void await(String bootstrapServers, ChildProcess process, Path log) {
        int port = Integer.parseInt(bootstrapServers.substring(bootstrapServers.lastIndexOf(':') + 1));
        until(() -> isOpen(port), process, log);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            until(() -> hasMembers(admin), process, log);
        }
    }

    /** Something that becomes true at some time. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws InterruptedException;
    }

    /** Asks until it holds, the process has ended, or the time is over. */
    static void until(Condition condition, ChildProcess process, Path log) {
        long end = System.nanoTime() + LIMIT.toNanos();
        try {
            while (!condition.holds()) {
                if (!process.isAlive()) {
                    throw StartFailed.withLog("process ended at its start", log);
                }
                if (System.nanoTime() > end) {
                    process.kill();
                    throw StartFailed.withLog("not ready after " + LIMIT.toSeconds() + " s", log);
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.kill();
            throw new StartFailed("interrupted at start", e);
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PAUSE.toMillis() * 10);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasMembers(Admin admin) throws InterruptedException {
        try {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        }
    }
}
