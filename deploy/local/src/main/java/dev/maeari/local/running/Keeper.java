package dev.maeari.local.running;

import dev.maeari.local.Terminal;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Starts a component again when its process ends by itself, each time after a longer pause, and says so. */
final class Keeper {
    private final Terminal terminal;
    private final Board board;
    private final ScheduledExecutorService later;
    private volatile boolean ending;

    Keeper(Terminal terminal, Board board, ScheduledExecutorService later) {
        this.terminal = terminal;
        this.board = board;
        this.later = later;
    }

    /** From now on, until {@link #end}. */
    void keep(ProcessComponent component) {
        watch(component, Backoff.NONE);
    }

    /** Whatever ends now was meant to. */
    void end() {
        ending = true;
    }

    private void watch(ProcessComponent component, Backoff backoff) {
        long since = System.nanoTime();
        var unused = component.onExit().thenAccept(exitCode -> {
            if (!ending) {
                Duration ran = Duration.ofNanos(System.nanoTime() - since);
                again(component, "ended (exit code %d)".formatted(exitCode), backoff, backoff.afterRunning(ran));
            }
        });
    }

    private void again(ProcessComponent component, String what, Backoff now, Backoff next) {
        terminal.line("%s %s; starting it again in %d s"
                .formatted(component.name(), what, now.pause().toSeconds()));
        board.set(component, "restarting");
        var unused = later.schedule(() -> restart(component, next), now.pause().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void restart(ProcessComponent component, Backoff backoff) {
        if (ending) {
            return;
        }
        try {
            component.start();
            board.set(component, "running");
            terminal.line(component.name() + " is up again");
            watch(component, backoff);
        } catch (RuntimeException e) {
            if (!ending) {
                again(component, "did not start: " + e.getMessage(), backoff, new Backoff(backoff.failures() + 1));
            }
        }
    }
}
