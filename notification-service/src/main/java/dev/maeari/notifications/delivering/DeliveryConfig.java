package dev.maeari.notifications.delivering;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How mails are brought to people. */
@ConfigMapping(prefix = "maeari.notifications.delivery")
interface DeliveryConfig {
    /** Attempts before a delivery is dead. */
    @WithDefault("10")
    int attempts();

    /** The pause after the first failed attempt; it doubles with each further one. */
    @WithDefault("10s")
    Duration firstPause();

    /** The longest pause. With the defaults a delivery is dead after some six hours. */
    @WithDefault("2h")
    Duration longestPause();

    /** How long a claim holds; longer than everything that an attempt waits for. */
    @WithDefault("2m")
    Duration lease();

    /** How often the table is looked at; notices of this process are taken up at once. */
    @WithDefault("1s")
    Duration poll();

    /** Mails that this process sends at a time. */
    @WithDefault("16")
    int parallel();

    /** The longest wait for the mail server. */
    @WithDefault("30s")
    Duration patience();

    /** How long after the event a mail is worth sending if it could not be before: no contact, or no public article. */
    @WithDefault("7d")
    Duration worth();

    /** The most mails to one person within an hour, from all processes together; what is beyond is in the inbox only. */
    @WithDefault("20")
    int hourly();

    /** The same as a rule. */
    default Allowance allowance() {
        return new Allowance(hourly());
    }

    /** The first three as a policy. */
    default RetryPolicy policy() {
        return new RetryPolicy(attempts(), firstPause(), longestPause());
    }
}
