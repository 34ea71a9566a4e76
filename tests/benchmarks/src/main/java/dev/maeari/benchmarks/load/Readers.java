package dev.maeari.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Connections that stay open, each with one request under way at most. Used by one thread. */
public final class Readers implements AutoCloseable {
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();
    private static final int DIGITS = 3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Selector selector;
    private final List<Exchange> all = new ArrayList<>();

    /** So many, to that port of this machine. */
    public Readers(int port, int connections) throws IOException {
        selector = Selector.open();
        for (int i = 0; i < connections; i++) {
            all.add(new Exchange(port, selector));
        }
    }

    /** Each asks again as soon as it is answered. */
    public Answers eager(Requests requests, Duration time) throws IOException {
        return new Run(requests, Watcher.NOBODY, 0, time).play();
    }

    /**
     * As many requests a second, whether or not the earlier ones are answered: what waits for a free connection is late,
     * and its latency says so. They are sent by the millisecond.
     */
    public Answers steady(Requests requests, Watcher watcher, double perSecond, Duration time) throws IOException {
        return new Run(requests, watcher, NANOS_PER_SECOND / perSecond, time).play();
    }

    @Override
    public void close() throws IOException {
        for (Exchange exchange : all) {
            exchange.close();
        }
        selector.close();
    }

    private final class Run {
        private final Requests requests;
        private final Watcher watcher;
        private final double interval;
        private final long start = System.nanoTime();
        private final long end;
        private final ArrayDeque<Exchange> idle = new ArrayDeque<>(all);
        private final Histogram nanos = new Histogram(DIGITS);
        private long sent;
        private long good;
        private long refused;
        private int lastRefusal;

        Run(Requests requests, Watcher watcher, double interval, Duration time) {
            this.requests = requests;
            this.watcher = watcher;
            this.interval = interval;
            this.end = start + time.toNanos();
        }

        Answers play() throws IOException {
            long cpu = cpu();
            long now = start;
            while (now < end || idle.size() < all.size()) {
                if (now > end + PATIENCE) {
                    throw new IOException(all.size() - idle.size() + " requests were never answered");
                }
                if (now < end) {
                    sendDue(now);
                }
                selector.select(this::ready, 1);
                now = System.nanoTime();
            }
            return new Answers(
                    good, refused, lastRefusal, Duration.ofNanos(now - start), nanos, Duration.ofNanos(cpu() - cpu));
        }

        private void sendDue(long now) throws IOException {
            while (!idle.isEmpty()) {
                long due = interval == 0 ? now : start + (long) (sent * interval);
                if (due > now) {
                    return;
                }
                idle.removeFirst().send(requests, sent++, due);
            }
        }

        private void ready(SelectionKey key) {
            Exchange exchange = (Exchange) key.attachment();
            try {
                if (key.isWritable()) {
                    exchange.write();
                }
                if (key.isReadable() && exchange.read(watcher)) {
                    answered(exchange, System.nanoTime());
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private void answered(Exchange exchange, long now) throws IOException {
            nanos.recordValue(exchange.nanos(now));
            if (exchange.isGood()) {
                good++;
            } else {
                refused++;
                lastRefusal = exchange.status();
            }
            if (interval == 0 && now < end) {
                exchange.send(requests, sent++, now);
            } else {
                idle.addLast(exchange);
            }
        }

        private long cpu() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }
}
