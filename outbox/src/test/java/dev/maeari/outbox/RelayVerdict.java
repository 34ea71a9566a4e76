package dev.maeari.outbox;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with the outcome of a simulation, by the log and what was committed alone. */
final class RelayVerdict {
    private RelayVerdict() {}

    static List<String> of(RelaySimulation world, RelayBug bug) {
        List<String> wrong = new ArrayList<>(world.outbox.wrong);
        if (world.outbox.waiting() > 0) {
            wrong.add(world.outbox.waiting() + " rows were never sent");
        }
        for (int aggregate = 0; aggregate < SimOutbox.AGGREGATES; aggregate++) {
            of(aggregate, world, bug, wrong);
        }
        return wrong;
    }

    private static void of(int aggregate, RelaySimulation world, RelayBug bug, List<String> wrong) {
        long inOrder = 0;
        long kept = 0;
        for (SimOutbox.Said said : world.topic.log) {
            if (said.aggregate() == aggregate) {
                inOrder = said.revision() == inOrder + 1 ? said.revision() : inOrder;
                kept = bug.kept(kept, said.revision());
            }
        }
        long last = world.outbox.revisions[aggregate];
        if (inOrder != last) {
            wrong.add("of aggregate %d the revisions came in order up to %d of %d".formatted(aggregate, inOrder, last));
        }
        if (kept != last) {
            wrong.add("a reader of aggregate %d ends with revision %d of %d".formatted(aggregate, kept, last));
        }
    }
}
