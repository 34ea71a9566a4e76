package dev.maeari.engagement.counting.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.engagement.counting.Entry;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Decoded;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Position;
import dev.maeari.events.Topics;
import dev.maeari.outbox.DeadRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads one record: a pure decision, so that the same record is a dead letter always or never (I3). */
public final class Reading {
    private final EventCodec codec;
    private final Topics topics;
    private final Partitioning partitioning;

    /** Of the topics of a deployment. */
    public Reading(EventCodec codec, Topics topics, Partitioning partitioning) {
        this.codec = codec;
        this.topics = topics;
        this.partitioning = partitioning;
    }

    /**
     * What was read.
     *
     * @param cause why it can't be read, if so
     */
    public record Read(Entry entry, @Nullable String cause) {}

    /** Reads one record of a partition. */
    public Read read(LogPartition partition, ConsumerRecord<byte[], byte[]> record) {
        return switch (codec.decode(partition.topic(), record)) {
            case Decoded.Known known -> known(partition, record, known);
            case Decoded.Unknown unknown ->
                new Read(entry(record, null, new Entry.Unknown(about(partition, record))), null);
            case Decoded.Malformed malformed -> unreadable(partition, record, malformed.cause());
        };
    }

    private Read known(LogPartition partition, ConsumerRecord<byte[], byte[]> record, Decoded.Known known) {
        ArticleId article = known.event().articleId();
        if (partitioning.isGrown() && !belongs(article, partition, record)) {
            return unreadable(partition, record, "article belongs in partition " + topics.partition(article));
        }
        Header header = record.headers().lastHeader(DeadRecord.ORIGIN);
        if (header == null) {
            return new Read(entry(record, null, new Entry.Happened(known.event())), null);
        }
        Position origin = origin(header);
        boolean possible = origin != null
                && origin.topic().equals(partition.topic().name())
                && (origin.partition() != partition.number() || origin.offset() < record.offset());
        return possible
                ? new Read(entry(record, origin, new Entry.Happened(known.event())), null)
                : unreadable(partition, record, DeadRecord.ORIGIN + " is no earlier place of the topic");
    }

    private Read unreadable(LogPartition partition, ConsumerRecord<byte[], byte[]> record, String cause) {
        return new Read(entry(record, null, new Entry.Unreadable(about(partition, record))), cause);
    }

    /** Who is at home in a partition now was so before partitions were added, too. */
    private boolean belongs(ArticleId article, LogPartition partition, ConsumerRecord<byte[], byte[]> record) {
        return topics.partition(article) == record.partition()
                || (partitioning.isGrown() && partitioning.belongs(article, partition, record.offset()));
    }

    private static Entry entry(
            ConsumerRecord<byte[], byte[]> record, @Nullable Position origin, Entry.Content content) {
        return new Entry(record.offset(), record.timestamp(), origin, content);
    }

    private static @Nullable Position origin(Header header) {
        try {
            return header.value() == null ? null : Position.of(new String(header.value(), UTF_8));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The article that the key names, if it belongs here: another one's ledger has another owner. */
    private @Nullable ArticleId about(LogPartition partition, ConsumerRecord<byte[], byte[]> record) {
        try {
            ArticleId article = record.key() == null ? null : ArticleId.of(new String(record.key(), UTF_8));
            return article != null && belongs(article, partition, record) ? article : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
