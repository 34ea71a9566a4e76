package dev.maeari.engagement.ingest;

import dev.maeari.engagement.VisitorDay;
import dev.maeari.events.ArticleId;
import dev.maeari.events.VisitorId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The random key of a day; with it a visit becomes a visitor, without it nobody can tell whose it was. */
final class VisitorKey {
    static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final VisitorDay day;
    private final byte[] bytes;
    private final Mac prepared;

    VisitorKey(VisitorDay day, byte[] bytes) {
        this.day = day;
        this.bytes = bytes.clone();
        try {
            prepared = Mac.getInstance(ALGORITHM);
            prepared.init(new SecretKeySpec(bytes, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK knows " + ALGORITHM, e);
        }
    }

    VisitorDay day() {
        return day;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean is(byte[] other) {
        return Arrays.equals(bytes, other);
    }

    /** The first 64 bits of the keyed hash: another one for each article, so that no path through the site shows. */
    VisitorId visitor(Visit visit, ArticleId article) {
        Mac mac = copy();
        visit.feed(mac);
        mac.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(article.value().getMostSignificantBits())
                .putLong(article.value().getLeastSignificantBits())
                .flip());
        return new VisitorId(ByteBuffer.wrap(mac.doFinal()).getLong());
    }

    private Mac copy() {
        try {
            return (Mac) prepared.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's " + ALGORITHM + " can be copied", e);
        }
    }
}
