package dev.maeari.engagement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses and networks that a setting names, such as {@code 127.0.0.1}, {@code 10.0.0.0/8} and {@code 2001:db8::/32}. */
public final class Networks {
    private final List<Block> blocks;

    private static final class Block {
        private final byte[] start;
        private final int bits;

        Block(byte[] start, int bits) {
            this.start = start;
            this.bits = bits;
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i % Byte.SIZE);
                if (((address[i / Byte.SIZE] ^ start[i / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private Networks(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /**
     * Reads them.
     *
     * @param setting named when one of them can't be read
     * @throws IllegalArgumentException that says what is wrong
     */
    public static Networks of(String setting, List<String> texts) {
        return new Networks(
                texts.stream().map(text -> block(setting, text.strip())).toList());
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Whether one of them holds the address; what is no address is in none. */
    public boolean contain(@Nullable String address) {
        byte[] bytes = Network.bytes(address);
        return bytes != null && blocks.stream().anyMatch(block -> block.holds(bytes));
    }

    private static Block block(String setting, String text) {
        int slash = text.indexOf('/');
        byte[] start = Network.bytes(slash < 0 ? text : text.substring(0, slash));
        if (start == null) {
            throw new IllegalArgumentException(
                    setting + " takes addresses and networks such as 10.0.0.0/8, not " + text);
        }
        int most = start.length * Byte.SIZE;
        try {
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= most) {
                return new Block(start, bits);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(setting + ": behind the slash of " + text + " stands 0 to " + most);
    }
}
