package dev.maeari.notifications;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** The key of the links that end mails. */
@ConfigMapping(prefix = "maeari.unsubscribe")
interface UnsubscribeConfig {
    /**
     * The first signs the links, all are taken; each at least 16 characters without a comma, no default. Who takes an old one
     * away makes the links of old mails useless.
     */
    List<String> secret();
}
