package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Entry;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.Event;
import dev.maeari.events.TraceParent;
import dev.maeari.outbox.Traces;
import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Leads traces through counting, from records whose requests are traced to the counts that they changed; of a batch
 * {@link #MOST}, so that tracing never takes more than counting. Of a batch that is given up nothing is told. Where nothing
 * is traced, no record is looked at.
 */
final class Causes {
    /** Of a batch. */
    static final int MOST = 16;

    static final Causes UNTRACED = new Causes(Traces.OFF);

    /** Counts that wait to be told; of more, the trace ends here. */
    private static final int ROOM = 1_000;

    private final Traces traces;
    private final Map<CountKey, TraceParent> counted = new ConcurrentHashMap<>();

    Causes(Traces traces) {
        this.traces = traces;
    }

    /** The traced requests behind records that were read, from a position on. */
    List<Cause> of(
            LogPartition partition, List<ConsumerRecord<byte[], byte[]>> records, List<Entry> entries, long position) {
        return traces.areOn() ? find(partition, records, entries, position) : List.of();
    }

    /** The batch is committed, and these counts will be told. */
    void counted(Batch batch, Collection<CountRow> rows) {
        if (!traces.areOn()) {
            return;
        }
        List<Cause> causes = batch.causes();
        Set<CountKey> changed =
                causes.isEmpty() ? Set.of() : rows.stream().map(CountRow::key).collect(Collectors.toUnmodifiableSet());
        for (Cause cause : causes) {
            cause.step().setAttribute("maeari.records", batch.size());
            cause.step().end();
            TraceParent done = Traces.of(cause.step());
            if (done != null && changed.contains(cause.counter()) && counted.size() < ROOM) {
                counted.put(cause.counter(), done);
            }
        }
    }

    /** What caused the change of a count that is told now; null if that is not traced. */
    @Nullable
    TraceParent take(CountKey counter) {
        return traces.areOn() ? counted.remove(counter) : null;
    }

    private List<Cause> find(
            LogPartition partition, List<ConsumerRecord<byte[], byte[]>> records, List<Entry> entries, long position) {
        String topic = partition.topic().name();
        List<Cause> found = new ArrayList<>();
        for (int i = 0; i < records.size() && found.size() < MOST; i++) {
            ConsumerRecord<byte[], byte[]> record = records.get(i);
            if (record.offset() >= position && entries.get(i).content() instanceof Entry.Happened(Event event)) {
                Span step = traces.following(record.headers(), "count " + topic);
                if (step.getSpanContext().isSampled()) {
                    step.setAttribute("messaging.kafka.offset", record.offset());
                    found.add(new Cause(step, new CountKey(event.articleId().value(), topic)));
                }
            }
        }
        return found;
    }
}
