package dev.maeari.engagement.counting.recounting;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.engagement.counting.recounting.OddComment.Stored;
import dev.maeari.engagement.counting.recounting.Sayings.Saying;
import dev.maeari.events.CommentEvent;
import dev.maeari.events.CommentEvent.HiddenBy;
import dev.maeari.events.EventCodec;
import dev.maeari.outbox.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Brings comments and the log together again. No number is touched: what the log has to hear it hears by the outbox, like
 * every change of a comment, and counting does the rest.
 */
final class CommentsMending {
    private static final int PIECE = 500;

    private final Surroundings around;
    private final Snapshot snapshot;
    private final EventCodec codec;

    CommentsMending(Surroundings around, Snapshot snapshot, EventCodec codec) {
        this.around = around;
        this.snapshot = snapshot;
        this.codec = codec;
    }

    /** Mends these; what has changed meanwhile is left alone. */
    void mend(StoredComments comments, List<OddComment> odd, Map<UUID, Saying> said, Order order, Pipeline pipeline)
            throws SQLException, InterruptedException {
        for (int from = 0; from < odd.size(); from += PIECE) {
            List<OddComment> piece = odd.subList(from, Math.min(from + PIECE, odd.size()));
            snapshot.write(open -> {
                mend(open, comments.locked(open, piece), said, new Repair(open, pipeline, 0), order);
                return piece;
            });
        }
    }

    private void mend(Connection open, List<OddComment> odd, Map<UUID, Saying> said, Repair repair, Order order)
            throws SQLException {
        Instant now = around.clock().instant();
        List<ProducerRecord<byte[], byte[]>> told = new ArrayList<>();
        for (OddComment one : odd) {
            Saying saying = said.get(one.comment());
            Remedy remedy = Remedy.of(one, saying == null ? null : saying.by());
            if (remedy.told() != null) {
                told.add(codec.encode(remedy.told(), id(remedy.told()), now));
            }
            if (one.stored() != Stored.NOTHING) {
                store(open, one, remedy);
            }
            repair.note(one, remedy, order, now);
        }
        Outbox.appendAll(open, told);
    }

    /** What is said of one revision is one event, however often it is told. */
    private static UUID id(CommentEvent event) {
        return UUID.nameUUIDFromBytes(("recount/" + event).getBytes(UTF_8));
    }

    private static void store(Connection open, OddComment odd, Remedy remedy) throws SQLException {
        boolean deleted = remedy.stored() == Stored.DELETED;
        try (PreparedStatement update = open.prepareStatement("""
                UPDATE comments SET state = ?, hidden_by = ?, revision = ?,
                    name = CASE WHEN ? THEN NULL ELSE name END, text = CASE WHEN ? THEN NULL ELSE text END
                WHERE id = ?""")) {
            update.setString(1, remedy.stored().name().toLowerCase(Locale.ROOT));
            update.setString(2, remedy.stored() == Stored.HIDDEN ? HiddenBy.MODERATOR.name() : null);
            update.setLong(3, remedy.revision());
            update.setBoolean(4, deleted);
            update.setBoolean(5, deleted);
            update.setObject(6, odd.comment());
            update.executeUpdate();
        }
    }
}
