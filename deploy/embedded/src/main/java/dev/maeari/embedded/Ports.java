package dev.maeari.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine. */
public final class Ports {
    /** Below what systems hand to outgoing connections, so that a port stays free while its server restarts. */
    private static final int FROM = 15_000;

    private static final int TO = 32_000;
    private static final int ATTEMPTS = 500;

    private Ports() {}

    /** One that nobody listens on now. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FROM, TO);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartFailed("no free TCP port between %d and %d".formatted(FROM, TO));
    }

    /** The wanted one if nobody listens on it now, else another. */
    public static int freeOr(int wanted) {
        return wanted > 0 && isFree(wanted) ? wanted : free();
    }

    /** Whether a server on this machine could listen on it, on loopback and on all addresses. */
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
