package dev.maeari.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One connection: a request, its answer, the next request. */
final class Exchange {
    private static final int ROOM = 16 * 1024;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer out = ByteBuffer.allocateDirect(ROOM);
    private final byte[] room = new byte[ROOM];
    private final ByteBuffer in = ByteBuffer.wrap(room);
    private int bodyLeft = -1;
    private int status;
    private long number;
    private long since;

    Exchange(int port, Selector selector) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /**
     * Sends a request.
     *
     * @param due when it should have been sent, from which its latency counts
     */
    void send(Requests requests, long which, long due) throws IOException {
        number = which;
        since = due;
        out.clear();
        requests.write(which, out);
        out.flip();
        write();
    }

    void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Takes in what has come; returns whether the answer is whole. */
    boolean read(Watcher watcher) throws IOException {
        while (true) {
            int before = in.position();
            int got = channel.read(in);
            if (got < 0) {
                throw new EOFException("the server has closed a connection");
            }
            if (got == 0) {
                return false;
            }
            if (bodyLeft < 0 && !begin(before, watcher)) {
                continue;
            }
            if (drain()) {
                return true;
            }
        }
    }

    /** From its due time until now. */
    long nanos(long now) {
        return now - since;
    }

    boolean isGood() {
        return status / 100 == 2;
    }

    int status() {
        return status;
    }

    void close() throws IOException {
        channel.close();
    }

    private boolean begin(int before, Watcher watcher) {
        @Nullable Head head = Head.of(room, before, in.position());
        if (head == null) {
            return false;
        }
        status = head.status();
        bodyLeft = head.length();
        watcher.answered(number, System.nanoTime(), head);
        in.flip().position(head.size());
        in.compact();
        return true;
    }

    private boolean drain() {
        bodyLeft -= in.position();
        in.clear();
        if (bodyLeft > 0) {
            return false;
        }
        bodyLeft = -1;
        return true;
    }
}
