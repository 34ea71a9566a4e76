package dev.maeari.embedded;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine. */
public final class Ports {
    /** Below what systems hand to outgoing connections, so that a port stays free while its server restarts. */
    private static final int FROM = 15_000;

    private static final int TO = 32_000;
    private static final int ATTEMPTS = 500;
    private static final Map<Integer, DatagramSocket> CHOSEN = new HashMap<>();

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

    /**
     * The wanted one if nobody listens on it now and no other process has chosen it likewise, else another. It stays
     * chosen until this process ends, so that systems that start at the same moment keep apart.
     */
    public static synchronized int freeOr(int wanted) {
        return wanted > 0 && isFree(wanted) && choose(wanted) ? wanted : free();
    }

    /** Whether a server on this machine could listen on it, on loopback and on all addresses. */
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    /** The UDP port of the same number, which nothing here uses, says to other processes that this one means to listen. */
    private static boolean choose(int port) {
        if (CHOSEN.containsKey(port)) {
            return true;
        }
        try {
            CHOSEN.put(port, new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            return true;
        } catch (SocketException e) {
            return false;
        }
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
