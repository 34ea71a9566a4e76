package dev.maeari.local.running;

import dev.maeari.local.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts or stops components side by side, showing the seconds. */
final class Together {
    private static final long TICK_MILLIS = 250;

    private final Terminal terminal;
    private final Board board;

    Together(Terminal terminal, Board board) {
        this.terminal = terminal;
        this.board = board;
    }

    /** Returns once all serve; fails with the first that does not. */
    void start(List<? extends Component> components) {
        Map<String, Long> waiting = new ConcurrentSkipListMap<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> started = new ArrayList<>();
            for (Component component : components) {
                waiting.put(component.name(), System.nanoTime());
                started.add(threads.submit(() -> start(component, waiting)));
            }
            for (Future<?> one : started) {
                await(one, waiting);
            }
        }
    }

    /** Returns once all have ended. */
    void stop(List<? extends Component> components) {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (Component component : components) {
                threads.execute(() -> {
                    component.stop();
                    board.set(component, "stopped");
                });
            }
        }
    }

    private void start(Component component, Map<String, Long> waiting) {
        long since = System.nanoTime();
        board.set(component, "starting");
        component.start();
        board.set(component, "running");
        waiting.remove(component.name());
        terminal.line("  %-22s %s".formatted(component.name(), Terminal.since(since)));
    }

    private void await(Future<?> started, Map<String, Long> waiting) {
        try {
            while (true) {
                try {
                    started.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException e) {
                    waiting.values().stream()
                            .min(Long::compare)
                            .ifPresent(since -> terminal.passing("  starting %s … %s"
                                    .formatted(String.join(", ", waiting.keySet()), Terminal.since(since))));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
        }
    }
}
