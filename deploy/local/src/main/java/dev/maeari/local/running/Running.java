package dev.maeari.local.running;

import dev.maeari.embedded.Ports;
import dev.maeari.local.DataFolder;
import dev.maeari.local.LocalState;
import dev.maeari.local.Terminal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The process of a local system, from its first to its last moment. Starts from copies: see {@code Staging}. */
public final class Running {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(13);

    private final DataFolder data;
    private final Terminal terminal;
    private final LocalSystem system;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private Running(DataFolder data, int port, int counting, boolean observed, Terminal terminal) {
        this.data = data;
        this.terminal = terminal;
        this.system = new LocalSystem(data, port, counting, observed, terminal);
    }

    /**
     * Takes the data folder, the port of the site, the number of processes that count and whether all is watched; ends with
     * the process. It returns, by an exception, only if the system could not be started, after what was there of it has been
     * taken down.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        DataFolder data = new DataFolder(Path.of(args[0]));
        int port = Integer.parseInt(args[1]);
        int counting = Integer.parseInt(args[2]);
        boolean observed = Boolean.parseBoolean(args[3]);
        Terminal terminal = Terminal.standard();
        try (FileChannel channel = FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IllegalStateException("another system runs on " + data.path());
            }
            // What an earlier run wrote there must not be taken for this one's.
            Files.deleteIfExists(data.state());
            data.launcher().write(ProcessHandle.current().pid());
            Orphans.takeDown(data, terminal);
            if (!Ports.isFree(port)) {
                throw new IllegalStateException("port %d is in use; choose another with --port".formatted(port));
            }
            Logging.rotate(List.of(data.path().resolve("logs"), data.kafka(), data.postgres()));
            Logging.toFile(data.launcherLog());
            new Running(data, port, counting, observed, terminal).run();
        }
    }

    private void run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stop"));
        long since = System.nanoTime();
        try {
            system.start();
        } catch (RuntimeException e) {
            if (stopped.get()) {
                // Interrupted at the start: the hook is at work.
                new CountDownLatch(1).await();
            }
            stop();
            throw e;
        }
        Welcome.print(terminal, LocalState.of(data), Duration.ofNanos(System.nanoTime() - since));
        new CountDownLatch(1).await();
    }

    /** At Ctrl-C and TERM. A stop in order is no failure, so the exit code says nothing of the signal. */
    private void end() {
        if (stop()) {
            Runtime.getRuntime().halt(0);
        }
    }

    private boolean stop() {
        if (!stopped.compareAndSet(false, true)) {
            return false;
        }
        terminal.line("stopping …");
        long since = System.nanoTime();
        Thread stopping = new Thread(system::stop, "stopping");
        stopping.setDaemon(true);
        stopping.start();
        try {
            if (!stopping.join(LONGEST_STOP)) {
                terminal.line("something did not end by itself and is killed");
                system.kill();
            }
            data.launcher().delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            terminal.line("can't remove the note of this process: " + e.getMessage());
        }
        terminal.line("stopped after " + Terminal.since(since));
        return true;
    }
}
