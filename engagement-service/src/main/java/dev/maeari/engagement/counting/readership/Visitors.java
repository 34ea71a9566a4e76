package dev.maeari.engagement.counting.readership;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The visitors of one article on one day, each once: exactly up to {@value #EXACT}, beyond in a sketch of 4 KiB
 * (UltraLogLog, Ertl 2023, precision 12), whose standard error is 1.2 %. Adding is a union: the order does not matter,
 * nor how often the same is added, so that what was read twice changes nothing.
 */
public final class Visitors {
    /** So many are told apart exactly, which takes no more room than the sketch. */
    static final int EXACT = 512;

    /** Six standard errors: an estimate that is farther from what it estimates has not been seen (VisitorsTest). */
    private static final double FARTHEST = 0.08;

    private static final int PRECISION = 12;
    private static final byte AS_SET = 0;
    private static final byte AS_SKETCH = 1;

    /** Sorted, so that the same visitors are the same bytes. */
    private final SortedSet<Long> few;

    private @Nullable UltraLogLog many;

    private Visitors(SortedSet<Long> few, @Nullable UltraLogLog many) {
        this.few = few;
        this.many = many;
    }

    /** Nobody. */
    public static Visitors none() {
        return new Visitors(new TreeSet<>(), null);
    }

    /** From the bytes that {@link #bytes} made. */
    public static Visitors of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        if (bytes[0] == AS_SKETCH) {
            byte[] state = new byte[buffer.remaining()];
            buffer.get(state);
            return new Visitors(new TreeSet<>(), UltraLogLog.wrap(state));
        }
        Visitors visitors = none();
        while (buffer.hasRemaining()) {
            visitors.few.add(buffer.getLong());
        }
        return visitors;
    }

    /** Adds one; the same again changes nothing. */
    public void add(long visitor) {
        if (many != null) {
            many.add(mixed(visitor));
        } else {
            few.add(visitor);
            if (few.size() > EXACT) {
                many = UltraLogLog.create(PRECISION);
                for (long one : few) {
                    many.add(mixed(one));
                }
                few.clear();
            }
        }
    }

    void addAll(Collection<Long> visitors) {
        visitors.forEach(this::add);
    }

    /** Adds all who are among others. */
    public void addAll(Visitors others) {
        if (others.many == null) {
            addAll(others.few);
            return;
        }
        UltraLogLog all = UltraLogLog.wrap(others.many.getState().clone());
        if (many == null) {
            few.forEach(one -> all.add(mixed(one)));
            few.clear();
        } else {
            all.add(many);
        }
        many = all;
    }

    /** Whether all of these are among those. */
    public boolean areAmong(Visitors those) {
        Visitors all = of(those.bytes());
        all.addAll(this);
        return Arrays.equals(all.bytes(), those.bytes());
    }

    /** How many different ones there were. */
    public long number() {
        return many == null ? few.size() : Math.round(many.getDistinctCountEstimate());
    }

    /** The same, knowing that they had no more views than these: an estimate may be greater. */
    long numberOf(long views) {
        return many == null ? number() : Math.min(number(), views);
    }

    /** Whether that may have been noted as their number: that of a sketch is bounded by the views there were at the time. */
    public boolean mayBeNotedAs(long n) {
        return n <= number() && (many == null ? n == number() : n >= number() / (1 + FARTHEST));
    }

    /** The same visitors are the same bytes. */
    public byte[] bytes() {
        if (many != null) {
            byte[] state = many.getState();
            byte[] bytes = new byte[state.length + 1];
            bytes[0] = AS_SKETCH;
            System.arraycopy(state, 0, bytes, 1, state.length);
            return bytes;
        }
        ByteBuffer buffer = ByteBuffer.allocate(1 + few.size() * Long.BYTES).put(AS_SET);
        few.forEach(buffer::putLong);
        return buffer.array();
    }

    /** The finaliser of MurmurHash3: the sketch wants hashes, whatever the ids of visitors are made of. */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
        return z ^ (z >>> 33);
    }
}
