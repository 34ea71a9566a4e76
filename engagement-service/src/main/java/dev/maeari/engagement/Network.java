package dev.maeari.engagement;

import io.netty.util.NetUtil;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * From where one household, office or machine comes, as far as addresses tell: an IPv4 address, or the first 64 bits of an
 * IPv6 address, below which whoever holds the network takes as many addresses as they like. Kept in memory only.
 */
public record Network(Kind kind, long bits) {
    private static final int IPV4_BYTES = 4;

    /** What the bits are of. */
    public enum Kind {
        /** 32 of them. */
        IPV4,
        /** The first 64 of 128. */
        IPV6,
        /** What is no address; the bits tell texts apart. */
        OTHER
    }

    /** The network of an address; what is no address is a network by its text, and all that is missing is one. */
    public static Network of(@Nullable String address) {
        byte[] bytes = bytes(address);
        if (bytes == null) {
            return new Network(Kind.OTHER, address == null ? 0 : address.hashCode());
        }
        return bytes.length == IPV4_BYTES
                ? new Network(Kind.IPV4, ByteBuffer.wrap(bytes).getInt())
                : new Network(Kind.IPV6, ByteBuffer.wrap(bytes).getLong());
    }

    /** Four bytes, also of an IPv4 address in the clothes of IPv6, or sixteen; null if it is no address. Asks no DNS. */
    static byte @Nullable [] bytes(@Nullable String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && isMapped(bytes) ? java.util.Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    private static boolean isMapped(byte[] bytes) {
        if (bytes.length == IPV4_BYTES || bytes[10] != -1 || bytes[11] != -1) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "Network";
    }
}
