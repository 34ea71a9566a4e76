package dev.maeari.benchmarks;

import dev.maeari.embedded.Database;
import dev.maeari.events.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A whole log counted by a fresh process into an empty database, its compiler still cold: what a rebuild is.
 *
 * @param rate from the first committed count to the last
 * @param work of the database, per event
 * @param threads of the process, meanwhile
 */
record CountedLog(Rate rate, DatabaseWork work, ThreadTimes threads) {
    /**
     * Counts it.
     *
     * @param name of the database and the service's log
     * @param events that stand on the log
     * @param options of the service's JVM
     */
    static CountedLog count(Stack stack, Path home, Topics topics, String name, long events, List<String> options)
            throws IOException, SQLException, InterruptedException {
        Database database = stack.database(name);
        try (CountedSoFar counted = new CountedSoFar(database)) {
            Counting counting;
            try (CountingService service =
                    new CountingService(home, stack.bootstrapServers(), topics, database, stack.log(name), options)) {
                counting = Counting.watch(counted, service, events);
            }
            counted.awaitAlone();
            DatabaseWork work = counted.work().since(counting.before()).per(counting.events());
            return new CountedLog(counting.rate(), work, counting.threads());
        }
    }

    /** From the first commit to the last. */
    private record Counting(long events, Rate rate, DatabaseWork before, ThreadTimes threads) {
        static Counting watch(CountedSoFar counted, CountingService service, long events)
                throws SQLException, InterruptedException {
            long first = counted.await(1, service);
            long start = System.nanoTime();
            Duration cpu = service.cpu();
            ThreadTimes threads = ThreadTimes.of(service.pid());
            DatabaseWork before = counted.work();
            counted.await(events, service);
            double seconds = (System.nanoTime() - start) / 1e9;
            // All may have been committed in one go; then there is nothing to divide by.
            long rest = Math.max(1, events - first);
            Duration taken = service.cpu().minus(cpu);
            return new Counting(
                    rest,
                    new Rate(rest / seconds, Rate.microsPerEvent(taken, rest)),
                    before,
                    ThreadTimes.of(service.pid()).since(threads));
        }
    }
}
