package dev.maeari.embedded;

import org.jspecify.annotations.Nullable;

/**
 * How a broker is started.
 *
 * @param port where clients reach it on 127.0.0.1; 0 takes a free one
 * @param heapMegabytes its largest heap
 * @param secure a second way in, for those who say who they are; none if null
 * @param brief whether it lives only for a test: it starts with less work, and never becomes as fast as it could
 */
public record KafkaSettings(
        int port, int heapMegabytes, @Nullable SecureListener secure, boolean brief) {
    private static final int HEAP = 320;

    /** A free port and a heap that carries the local stack. */
    public static KafkaSettings defaults() {
        return new KafkaSettings(0, HEAP, null, false);
    }

    /** The same for a short life. */
    public KafkaSettings briefly() {
        return new KafkaSettings(port, heapMegabytes, secure, true);
    }

    /** The same on that port. */
    public KafkaSettings withPort(int newPort) {
        return new KafkaSettings(newPort, heapMegabytes, secure, brief);
    }

    /** The same with a second way in. */
    public KafkaSettings with(SecureListener listener) {
        return new KafkaSettings(port, heapMegabytes, listener, brief);
    }
}
