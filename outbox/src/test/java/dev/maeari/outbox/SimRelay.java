package dev.maeari.outbox;

import java.sql.SQLException;
import java.util.List;

/** A relay of a process: real but for its thread, its session and its producer. */
final class SimRelay {
    private static final int BATCH = 4;

    private final SimOutbox outbox;
    private final RelayRound round;
    private boolean busy;

    SimRelay(RelaySimulation world, RelayBug bug) {
        outbox = world.outbox;
        Waiting session = new Waiting() {
            @Override
            public List<OutboxRow> oldest(int limit) throws SQLException {
                world.at();
                outbox.check(SimRelay.this);
                return outbox.oldest(limit);
            }

            @Override
            public void sent(List<Long> rows) throws SQLException {
                world.at();
                outbox.check(SimRelay.this);
                outbox.delete(rows);
                world.at();
            }
        };
        round = new RelayRound(
                bug.waiting(session, outbox), bug.sender(new Sending(new SimRelayProducer(world))), BATCH);
    }

    boolean isBusy() {
        return busy;
    }

    void step() throws SQLException, SendFailed, InterruptedException {
        busy = true;
        try {
            if (outbox.lock(this)) {
                round.run();
            }
        } finally {
            busy = false;
        }
    }
}
