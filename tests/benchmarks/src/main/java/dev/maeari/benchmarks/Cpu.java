package dev.maeari.benchmarks;

import dev.maeari.embedded.ChildProcess;
import java.time.Duration;

/** Processor time of other processes. */
final class Cpu {
    private static final Duration LOOK = Duration.ofMillis(20);

    private Cpu() {}

    /** Zero for a process that is no more. */
    static Duration of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** What a process has taken by its end, but for its last moments. */
    static Duration untilEnd(ChildProcess process) {
        Duration cpu = Duration.ZERO;
        try {
            while (process.isAlive()) {
                Duration now = of(process.pid());
                cpu = now.compareTo(cpu) > 0 ? now : cpu;
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return cpu;
    }
}
