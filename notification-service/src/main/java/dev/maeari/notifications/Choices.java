package dev.maeari.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The preferences that people have chosen. */
@ApplicationScoped
public class Choices {
    private final Database database;

    Choices(Database database) {
        this.database = database;
    }

    /** The person's preferences, the default ones if they never chose. */
    public Preferences of(String subject) {
        return database.first(
                        "SELECT email_comment, email_reply FROM preferences WHERE subject = ?",
                        row -> new Preferences(row.getBoolean("email_comment"), row.getBoolean("email_reply")),
                        subject)
                .orElse(Preferences.DEFAULT);
    }

    /** Chooses all of them. */
    public void choose(String subject, Preferences chosen) {
        database.update("""
                INSERT INTO preferences (subject, email_comment, email_reply) VALUES (?, ?, ?)
                ON CONFLICT (subject) DO UPDATE
                SET email_comment = EXCLUDED.email_comment, email_reply = EXCLUDED.email_reply
                """, subject, chosen.comment(), chosen.reply());
    }

    /** Ends the mails of one kind and keeps the rest; doing it again changes nothing. */
    @Transactional
    public void end(String subject, Kind kind) {
        // Two ends at once, of different kinds, must not undo each other.
        database.all("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, subject);
        choose(subject, of(subject).without(kind));
    }
}
