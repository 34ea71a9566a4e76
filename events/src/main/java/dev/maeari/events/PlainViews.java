package dev.maeari.events;

import dev.maeari.events.ViewEvent.ArticleViewed;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads views of exactly the form in which {@link EventCodec} writes them, which nearly all of the log are, and makes
 * nothing on the way that is not kept. Of anything else it says nothing: the codec judges it as it judges any event.
 * Thread-safe.
 */
final class PlainViews {
    private static final byte[] SPEC_VERSION = Utf8.bytes("1.0");
    private static final byte[] TYPE = Utf8.bytes(EventTypes.name(ArticleViewed.class));
    private static final byte[] ARTICLE = Utf8.bytes("{\"articleId\":\"");
    private static final byte[] VISITOR = Utf8.bytes("\",\"visitor\":\"");
    private static final byte[] SIGNALS = Utf8.bytes("\",\"signals\":");
    private static final byte[] END = Utf8.bytes("\"}");
    private static final int ARTICLE_AT = ARTICLE.length;
    private static final int VISITOR_AT = ARTICLE_AT + HexText.UUID_LENGTH + VISITOR.length;
    private static final int VISITOR_END = VISITOR_AT + HexText.LONG_LENGTH;
    private static final int SIGNALS_AT = VISITOR_END + SIGNALS.length;
    private static final int ROOM = 1 << 12;

    private final int partitions;
    private final KnownSignals signals = new KnownSignals();
    /** The articles met last; who reads an old entry reads a whole one. */
    private final @Nullable Home[] homes = new Home[ROOM];

    /** An article and where it belongs. */
    private record Home(ArticleId article, int partition) {}

    PlainViews(int partitions) {
        this.partitions = partitions;
    }

    /** The view, null if the general reader must look. */
    @Nullable
    ArticleViewed read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        byte[] key = record.key();
        if (!isFramed(value) || !isNamed(key, value) || !isView(record)) {
            return null;
        }
        Home home = home(value, key);
        if (home == null || home.partition() != record.partition() || !HexText.isLong(value, VISITOR_AT)) {
            return null;
        }
        VisitorId visitor = new VisitorId(HexText.longAt(value, VISITOR_AT));
        if (endsWith(value, VISITOR_END, END)) {
            return new ArticleViewed(home.article(), visitor);
        }
        Signals noted = hasSignals(value) ? signals.get(value, SIGNALS_AT, value.length - 1) : null;
        return noted == null ? null : new ArticleViewed(home.article(), visitor, noted);
    }

    /** The general reader has read this value: signals in the same words are known from now on. */
    void learn(byte @Nullable [] value, @Nullable Signals read) {
        if (read == null || value == null || !isFramed(value) || !hasSignals(value)) {
            return;
        }
        // Between the quotes must stand ids: anything else may have been more than it seems.
        if (HexText.isUuid(value, ARTICLE_AT) && HexText.isLong(value, VISITOR_AT)) {
            signals.put(value, SIGNALS_AT, value.length - 1, read);
        }
    }

    private static boolean isFramed(byte @Nullable [] value) {
        return value != null
                && value.length >= VISITOR_END + END.length
                && Arrays.equals(value, 0, ARTICLE_AT, ARTICLE, 0, ARTICLE_AT)
                && Arrays.equals(value, VISITOR_AT - VISITOR.length, VISITOR_AT, VISITOR, 0, VISITOR.length);
    }

    private static boolean isNamed(byte @Nullable [] key, byte[] value) {
        return key != null && Arrays.equals(key, 0, key.length, value, ARTICLE_AT, ARTICLE_AT + HexText.UUID_LENGTH);
    }

    private static boolean endsWith(byte[] value, int from, byte[] end) {
        return Arrays.equals(value, from, value.length, end, 0, end.length);
    }

    private static boolean hasSignals(byte[] value) {
        return value.length > SIGNALS_AT
                && value[value.length - 1] == '}'
                && Arrays.equals(value, VISITOR_END, SIGNALS_AT, SIGNALS, 0, SIGNALS.length);
    }

    /** Of a header that stands twice the last one holds, as for the general reader. */
    private static boolean isView(ConsumerRecord<byte[], byte[]> record) {
        byte[] version = null;
        byte[] type = null;
        for (Header header : record.headers().toArray()) {
            String name = header.key();
            if (name.equals("ce_specversion")) {
                version = header.value();
            } else if (name.equals("ce_type")) {
                type = header.value();
            }
        }
        return Arrays.equals(version, SPEC_VERSION) && Arrays.equals(type, TYPE);
    }

    /** Null if the bytes are no UUID as it is written. */
    private @Nullable Home home(byte[] value, byte[] key) {
        if (!HexText.isUuid(value, ARTICLE_AT)) {
            return null;
        }
        long most = HexText.mostOfUuid(value, ARTICLE_AT);
        long least = HexText.leastOfUuid(value, ARTICLE_AT);
        int place = (int) (least ^ (least >>> 32) ^ most) & (ROOM - 1);
        Home home = homes[place];
        if (home == null
                || home.article().value().getLeastSignificantBits() != least
                || home.article().value().getMostSignificantBits() != most) {
            home = new Home(new ArticleId(new UUID(most, least)), Topic.partition(key, partitions));
            homes[place] = home;
        }
        return home;
    }
}
