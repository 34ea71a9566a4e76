package dev.maeari.faults;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** What an operating system can do to a process. */
enum Signal {
    /** Asks it to end. */
    TERM,
    /** Asks PostgreSQL to end its sessions and then itself. */
    INT,
    /** It stands still and knows nothing of it. */
    STOP,
    /** It goes on as if nothing had been. */
    CONT;

    void to(ProcessHandle process) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
                    .inheritIO()
                    .start();
            if (!kill.waitFor(30, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new AssertionError("can't send " + name() + " to " + process.pid());
            }
        } catch (IOException e) {
            throw new AssertionError("no command kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
