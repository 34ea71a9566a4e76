package dev.maeari.local.running;

import dev.maeari.local.LocalState;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A component that lives in this very process and ends with it. */
final class Inside implements Component {
    private final String name;
    private final String url;
    private final Callable<AutoCloseable> starting;
    private volatile @Nullable AutoCloseable running;

    Inside(String name, String url, Callable<AutoCloseable> starting) {
        this.name = name;
        this.url = url;
        this.starting = starting;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        try {
            running = starting.call();
        } catch (Exception e) {
            throw new IllegalStateException("%s at %s: %s".formatted(name, url, e.getMessage()), e);
        }
    }

    @Override
    public void stop() {
        AutoCloseable current = running;
        if (current != null) {
            running = null;
            try {
                current.close();
            } catch (Exception e) {
                throw new IllegalStateException("%s: %s".formatted(name, e.getMessage()), e);
            }
        }
    }

    @Override
    public void kill() {
        // Ends with the process.
    }

    @Override
    public LocalState.Component describe(String state) {
        return new LocalState.Component(name, ProcessHandle.current().pid(), state, url, null, null);
    }
}
