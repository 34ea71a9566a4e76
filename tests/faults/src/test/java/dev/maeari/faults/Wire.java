package dev.maeari.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A network between a client and PostgreSQL that does what it is told: delays, falls silent, resets, loses an answer. */
final class Wire implements AutoCloseable {
    /** The server's message CommandComplete for COMMIT: once it is on the wire, the transaction has been made durable. */
    private static final String COMMITTED = "C\0\0\0\013COMMIT\0";

    private static final Duration STEP = Duration.ofMillis(20);

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final AtomicInteger toCut = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean silent;

    private Wire(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    }

    /** A wire that does nothing wrong yet. */
    static Wire to(String host, int port) {
        try {
            Wire wire = new Wire(host, port);
            Thread.ofVirtual().start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on everything takes so much longer, each way. */
    void delay(Duration longer) {
        delay = longer;
    }

    /** Nothing gets through, and nobody is told. */
    void silence(boolean on) {
        silent = on;
    }

    /** All open connections end without a word. */
    void reset() {
        ends.forEach(Wire::reset);
    }

    /** The next answers to COMMIT don't arrive: their connections are reset instead. */
    void cutCommits(int times) {
        toCut.addAndGet(times);
    }

    /** How many answers to COMMIT were cut off. */
    int cuts() {
        return cut.get();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(host, port);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            ends.add(client);
            ends.add(server);
            Thread.ofVirtual().start(() -> pump(client, server, false));
            pump(server, client, true);
        } catch (IOException e) {
            reset(client);
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] chunk = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                hold();
                if (answers && isCommit(chunk, length) && take()) {
                    cut.incrementAndGet();
                    break;
                }
                out.write(chunk, 0, length);
            }
        } catch (IOException e) {
            // The other end is told below.
        }
        ends.remove(from);
        reset(from);
        reset(to);
    }

    private void hold() {
        LockSupport.parkNanos(delay.toNanos());
        while (silent && !door.isClosed()) {
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private boolean take() {
        return toCut.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private static boolean isCommit(byte[] chunk, int length) {
        return new String(chunk, 0, length, StandardCharsets.ISO_8859_1).contains(COMMITTED);
    }

    /** At once and without a farewell, as a network does it. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
