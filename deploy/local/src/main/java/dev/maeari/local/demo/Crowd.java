package dev.maeari.local.demo;

import dev.maeari.local.Failure;
import dev.maeari.local.Terminal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets the readers of a plan read, many at once, each at their time. */
final class Crowd {
    private static final int AT_ONCE = 48;
    private static final long TICK_MILLIS = 250;

    private final String site;
    private final Terminal terminal;

    Crowd(String site, Terminal terminal) {
        this.site = site;
        this.terminal = terminal;
    }

    /** Returns when the last one has gone. */
    Tally read(Plan plan, String articleId) {
        Tally tally = new Tally();
        ProgressBar bar = new ProgressBar(terminal, plan.requests());
        Semaphore places = new Semaphore(AT_ONCE);
        long begin = System.nanoTime();
        try (HttpClient client = client();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> readers = new ArrayList<>();
            for (Visit visit : plan.visits()) {
                ReaderClient reader = new ReaderClient(client, site, visit, tally);
                readers.add(threads.submit(() -> {
                    sleepUntil(begin + TimeUnit.MILLISECONDS.toNanos(visit.startMillis()));
                    places.acquire();
                    try {
                        reader.read(articleId);
                    } finally {
                        places.release();
                    }
                    return null;
                }));
            }
            try {
                for (Future<?> reader : readers) {
                    await(reader, () -> bar.show(tally.done()));
                }
            } catch (RuntimeException e) {
                threads.shutdownNow();
                throw e;
            }
        }
        bar.end(tally.done());
        return tally;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private static void await(Future<?> reader, Runnable meanwhile) {
        try {
            while (true) {
                try {
                    reader.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
                    meanwhile.run();
                    return;
                } catch (TimeoutException e) {
                    meanwhile.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Failure failure ? failure : new Failure(String.valueOf(e.getCause()), e);
        }
    }
}
