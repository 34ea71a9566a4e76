package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;

/** What is left of the mails that people may get within an hour, exactly, however many processes send them. */
@ApplicationScoped
class Allowances {
    private final Database database;
    private final DeliveryConfig config;
    private final InstantSource time;

    Allowances(Database database, DeliveryConfig config, InstantSource time) {
        this.database = database;
        this.config = config;
        this.time = time;
    }

    /**
     * Lets the mail go out, if its recipient may get another one. It then counts as one of theirs even if the mail server
     * does not answer, since it may have been taken; tried again, it is still one.
     */
    @Transactional
    boolean take(Delivery delivery) {
        Instant now = time.instant();
        Allowance allowance = config.allowance();
        waitForOthers(delivery.recipient());
        if (!allowance.allowsAfter(others(delivery, allowance.since(now)))) {
            return false;
        }
        database.update("UPDATE deliveries SET handed_at = ? WHERE id = ?", now, delivery.id());
        return true;
    }

    /** Two who count at the same moment would both find room for one. Whoever gets a mail has a contact to be locked. */
    private void waitForOthers(String recipient) {
        database.first("SELECT subject FROM contacts WHERE subject = ? FOR NO KEY UPDATE", row -> true, recipient);
    }

    private int others(Delivery delivery, Instant since) {
        return database.first(
                        "SELECT count(*) FROM deliveries WHERE recipient = ? AND handed_at > ? AND id <> ?",
                        row -> row.getInt(1),
                        delivery.recipient(),
                        since,
                        delivery.id())
                .orElse(0);
    }
}
