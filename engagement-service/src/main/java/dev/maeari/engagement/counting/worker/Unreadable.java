package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.PipelinesTable.Pipeline;
import dev.maeari.events.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** The pipelines whose rule this version can't read: it leaves them to others, since it would count otherwise. */
final class Unreadable {
    private static final Logger LOG = Logger.getLogger(Unreadable.class);

    private final Measures measures;
    private final int partitions;
    private final Map<String, String> why = new HashMap<>();

    Unreadable(Measures measures, Topics topics) {
        this.measures = measures;
        this.partitions = topics.partitions() * Counter.topics().size();
    }

    /** Whether the pipeline can be counted here; says so when that changes. */
    boolean check(Pipeline pipeline, Rulebook rules) {
        try {
            Rule unused = rules.read().apply(pipeline.rule());
            if (why.remove(pipeline.name()) != null) {
                LOG.infof("the rule can be read now pipeline=%s", pipeline.name());
                tell();
            }
            return true;
        } catch (IllegalArgumentException e) {
            String cause = String.valueOf(e.getMessage());
            if (!cause.equals(why.put(pipeline.name(), cause))) {
                LOG.errorf(
                        "this version does not count, since it can't read the rule; use the version that wrote it"
                                + " pipeline=%s rule=%s why=%s",
                        pipeline.name(), pipeline.rule(), cause);
                tell();
            }
            return false;
        }
    }

    /** The others are gone. */
    void only(Set<String> pipelines) {
        if (why.keySet().retainAll(pipelines)) {
            tell();
        }
    }

    private void tell() {
        measures.unreadable((long) partitions * why.size());
    }
}
