package dev.maeari.web.tail;

import net.jpountz.lz4.LZ4Factory;
import org.jboss.logging.Logger;

/**
 * The library's own LZ4, in which the log is compressed. Left alone, the library takes its slower Java instead wherever
 * classes come from another loader than the system's, as a packaged service's do.
 */
public final class NativeLz4 {
    private static final Logger LOG = Logger.getLogger(NativeLz4.class);

    private NativeLz4() {}

    /** Loads it, before a Kafka client reads or writes a first batch; without it everything works as well. */
    public static void load() {
        try {
            LOG.debugf("compression by %s", LZ4Factory.nativeInstance());
        } catch (LinkageError | RuntimeException e) {
            LOG.infof("compression is done in Java: %s", e.getMessage());
        }
    }
}
