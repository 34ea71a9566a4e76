package dev.maeari.notifications;

import io.smallrye.config.ConfigMapping;

/** The key of the links that end mails. */
@ConfigMapping(prefix = "maeari.unsubscribe")
interface UnsubscribeConfig {
    /** Signs the links; at least 16 characters, without a default. Another secret makes the links of old mails useless. */
    String secret();
}
