package dev.maeari.notifications;

import jakarta.enterprise.context.ApplicationScoped;

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

    /** Ends the mails of one kind and keeps the rest; doing it again, or beside another choice, begins none. */
    public void end(String subject, Kind kind) {
        Preferences rest = Preferences.DEFAULT.without(kind);
        database.update("""
                INSERT INTO preferences AS p (subject, email_comment, email_reply) VALUES (?, ?, ?)
                ON CONFLICT (subject) DO UPDATE SET email_comment = p.email_comment AND EXCLUDED.email_comment,
                    email_reply = p.email_reply AND EXCLUDED.email_reply
                """, subject, rest.comment(), rest.reply());
    }
}
