package dev.maeari.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Faults as chance will have them: kills, pauses, and a third counting process that comes and goes. */
final class Misfortunes implements AutoCloseable {
    private static final List<String> PROCESSES =
            List.of("engagement-service", "engagement-service-2", "article-service", "kafka", "postgres");
    /** Longer than a session of the group. */
    private static final int LONGEST_PAUSE_MILLIS = 9_000;

    private final Site site;
    private final Random random;
    private final Map<String, Integer> times = new TreeMap<>();
    private @Nullable CountingInstance third;

    Misfortunes(Site site, long seed) {
        this.site = site;
        this.random = new Random(seed);
    }

    /** One of them; all runs again afterwards. */
    void strike() {
        String process = PROCESSES.get(random.nextInt(PROCESSES.size()));
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                note("SIGKILL of " + process);
                site.kill(process);
            }
            case 2 -> pause(process);
            default -> joinOrLeave();
        }
        site.awaitRunning();
    }

    /** How often there was one. */
    int times() {
        return times.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Which, and how often. */
    @Override
    public String toString() {
        return times.toString();
    }

    @Override
    public void close() {
        if (third != null) {
            third.close();
        }
    }

    private void pause(String process) {
        note("pause of " + process);
        ProcessHandle handle = site.maeari().processOf(process);
        Signal.STOP.to(handle);
        LockSupport.parkNanos(
                Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)).toNanos());
        Signal.CONT.to(handle);
    }

    private void joinOrLeave() {
        CountingInstance present = third;
        if (present == null) {
            note("a third counting process joins");
            third = site.counting();
        } else if (random.nextBoolean()) {
            note("it leaves in order");
            present.close();
            third = null;
        } else {
            note("it is killed");
            present.kill();
            present.close();
            third = null;
        }
    }

    private void note(String what) {
        times.merge(what, 1, Integer::sum);
    }
}
