package dev.maeari.notifications.delivering;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as they come from a provider's token: not to be trusted with the headers of a mail. */
final class Address {
    /** One mailbox: no list, no second line, no display name. */
    private static final Pattern MAILBOX =
            Pattern.compile("[^\\s\\p{Cntrl},;:<>()\\[\\]\"\\\\@]{1,64}@[^\\s\\p{Cntrl},;:<>()\\[\\]\"\\\\@]{1,255}");

    private Address() {}

    static boolean isUsable(@Nullable String address) {
        return address != null && MAILBOX.matcher(address).matches();
    }
}
