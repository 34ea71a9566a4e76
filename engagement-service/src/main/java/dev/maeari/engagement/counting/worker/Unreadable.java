package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.PipelinesTable.Pipeline;
import dev.maeari.events.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What this process leaves to others, since it would count otherwise: the pipelines whose rule this version can't read, and
 * everything, if it was told of other partitions than there are.
 */
final class Unreadable {
    private static final Logger LOG = Logger.getLogger(Unreadable.class);

    private final Measures measures;
    private final Topics topics;
    private final Map<String, String> why = new HashMap<>();
    private @Nullable String disagreement;

    Unreadable(Measures measures, Topics topics) {
        this.measures = measures;
        this.topics = topics;
    }

    /** As many as this process was told of. */
    int partitions() {
        return topics.partitions();
    }

    /** Whether this process was told of the partitions that there are; says so when that changes. */
    boolean agrees(Partitioning known) {
        String objection = PartitioningTable.objection(known, topics).orElse(null);
        if (!Objects.equals(objection, disagreement)) {
            disagreement = objection;
            if (objection == null) {
                LOG.info("was told of the partitions that there are, and counts");
            } else {
                LOG.errorf("does not count: %s; start it with what is in the database", objection);
            }
            tell();
        }
        return objection == null;
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
        int all = topics.partitions() * Counter.topics().size();
        measures.unreadable((long) all * (why.size() + (disagreement == null ? 0 : 1)));
    }
}
