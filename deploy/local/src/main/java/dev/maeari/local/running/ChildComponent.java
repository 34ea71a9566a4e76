package dev.maeari.local.running;

import dev.maeari.embedded.ChildProcess;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A component that is a program of its own, started by us. */
abstract class ChildComponent implements ProcessComponent {
    private final Duration patience;
    private volatile @Nullable ChildProcess process;

    /**
     * Not running yet.
     *
     * @param patience how long it may take to end when it is told to
     */
    ChildComponent(Duration patience) {
        this.patience = patience;
    }

    /** From now on it is this process. */
    final void is(ChildProcess started) {
        process = started;
    }

    /** Its number; 0 before its first start. */
    final long pid() {
        ChildProcess current = process;
        return current == null ? 0 : current.pid();
    }

    @Override
    public final CompletableFuture<Integer> onExit() {
        ChildProcess current = process;
        return current == null ? new CompletableFuture<>() : current.onExit();
    }

    @Override
    public final void stop() {
        ChildProcess current = process;
        if (current != null) {
            current.stop(patience);
        }
    }

    @Override
    public final void kill() {
        ChildProcess current = process;
        if (current != null) {
            current.kill();
        }
    }
}
