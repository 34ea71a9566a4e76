package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.worker.PipelinesTable.Pipeline;
import dev.maeari.web.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Lets this process count what the database says: one {@link CountingProcess} for each pipeline whose rule it can read.
 * It looks once a second, and then also tries to show a pipeline beside that has come near enough.
 */
final class Supervisor {
    private static final Logger LOG = Logger.getLogger(Supervisor.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final Starting starting;
    private final Rulebook rules;
    private final Swapping swapping;
    private final Sweeping sweeping;
    private final Unreadable unreadable;
    private final Map<String, CountingProcess> processes = new ConcurrentHashMap<>();
    private final Trouble trouble = new Trouble("looking after the pipelines");
    private final Thread thread;

    /** Begins to count a pipeline. */
    interface Starting {
        CountingProcess start(String pipeline, Standing standing, Partitioning partitioning);
    }

    Supervisor(
            DataSource dataSource,
            Starting starting,
            Rulebook rules,
            Swapping swapping,
            Sweeping sweeping,
            Unreadable unreadable) {
        this.dataSource = dataSource;
        this.starting = starting;
        this.rules = rules;
        this.swapping = swapping;
        this.sweeping = sweeping;
        this.unreadable = unreadable;
        this.thread = Thread.ofPlatform().name("counting-pipelines").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Whether everything runs that should; what stands still because of its rule should not. */
    boolean alive() {
        return thread.isAlive() && processes.values().stream().allMatch(CountingProcess::alive);
    }

    void end() throws InterruptedException {
        thread.interrupt();
        thread.join();
        List<Thread> endings = processes.keySet().stream()
                .map(pipeline -> Thread.ofVirtual().start(() -> endQuietly(pipeline)))
                .toList();
        for (Thread ending : endings) {
            ending.join();
        }
    }

    private void run() {
        try {
            while (true) {
                boolean again = trouble.due() && look();
                if (!again) {
                    Thread.sleep(BETWEEN);
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("the pipelines are looked after no more", e);
        }
    }

    /** Whether to look again at once. */
    private boolean look() throws InterruptedException {
        try {
            Partitioning partitioning = partitioning();
            if (!unreadable.agrees(partitioning)) {
                endThoseGone(List.of());
                return false;
            }
            List<Pipeline> pipelines = pipelines();
            // The shown one comes first: it tells what is new before its predecessor is ended.
            for (Pipeline pipeline : pipelines) {
                keep(pipeline, partitioning);
            }
            endThoseGone(pipelines);
            boolean again = swapped(pipelines) || sweeping.piece();
            trouble.over();
            return again;
        } catch (SQLException e) {
            trouble.happened(e);
            return false;
        }
    }

    private List<Pipeline> pipelines() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return PipelinesTable.all(connection, PipelinesTable.FIRST, rules.first());
        }
    }

    private Partitioning partitioning() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return PartitioningTable.of(connection, unreadable.partitions());
        }
    }

    private void keep(Pipeline pipeline, Partitioning partitioning) throws InterruptedException {
        String name = pipeline.name();
        if (!unreadable.check(pipeline, rules)) {
            end(name);
            return;
        }
        CountingProcess process = processes.get(name);
        if (process == null) {
            LOG.infof("counts pipeline=%s shown=%s", name, pipeline.shown());
            Standing standing = pipeline.shown() ? Standing.shown() : Standing.beside();
            processes.put(name, starting.start(name, standing, partitioning));
        } else if (pipeline.shown()) {
            process.show();
        }
    }

    private void endThoseGone(List<Pipeline> pipelines) throws InterruptedException {
        Set<String> names = pipelines.stream().map(Pipeline::name).collect(Collectors.toSet());
        unreadable.only(names);
        for (String name : Set.copyOf(processes.keySet())) {
            if (!names.contains(name)) {
                end(name);
            }
        }
    }

    /** Only by a process that counts both: it knows what stands on {@code counts}, and can go on. */
    private boolean swapped(List<Pipeline> pipelines) throws SQLException, InterruptedException {
        Map<Boolean, CountingProcess> running = new HashMap<>();
        for (Pipeline pipeline : pipelines) {
            CountingProcess process = processes.get(pipeline.name());
            if (process != null) {
                running.put(pipeline.shown(), process);
            }
        }
        if (running.size() < 2) {
            return false;
        }
        OptionalInt generation = Objects.requireNonNull(running.get(true)).generation();
        return generation.isPresent() && swapping.attempt(generation.getAsInt());
    }

    private void endQuietly(String pipeline) {
        try {
            end(pipeline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(String pipeline) throws InterruptedException {
        CountingProcess process = processes.get(pipeline);
        if (process != null) {
            LOG.infof("counts no more pipeline=%s", pipeline);
            process.end();
            // Only now: who is interrupted in between is ended once more.
            processes.remove(pipeline);
        }
    }
}
