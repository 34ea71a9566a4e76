package dev.maeari.benchmarks;

import dev.maeari.embedded.Database;
import dev.maeari.events.Topics;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A service that counts while its log is written. */
final class CountingLive implements AutoCloseable {
    /** Ten million visits within one visit gap, 24 to 48 bytes each, and the rest: more than the local system is given. */
    private static final String ROOM_FOR_VISITS = "-Xmx1536m";

    private final Stack stack;
    private final Topics topics;
    private final CountingService service;
    private final CountedSoFar counted;

    CountingLive(Stack stack, Path home, String name) throws SQLException, InterruptedException {
        this.stack = stack;
        this.topics = stack.topics(name + ".");
        Database database = stack.database(name);
        service = new CountingService(
                home, stack.bootstrapServers(), topics, database, stack.log(name), List.of(ROOM_FOR_VISITS));
        service.awaitReady();
        counted = new CountedSoFar(database);
    }

    /** Writes so many more events; returns the processor time of counting each, in microseconds. */
    double costMicros(int events, int articles) throws SQLException, InterruptedException {
        long end = counted.events() + events;
        Duration before = service.cpu();
        new ViewLog(topics, events, articles, 0).fill(stack.bootstrapServers());
        counted.await(end, service);
        return Rate.microsPerEvent(service.cpu().minus(before), events);
    }

    @Override
    public void close() throws SQLException {
        service.close();
        counted.close();
    }
}
