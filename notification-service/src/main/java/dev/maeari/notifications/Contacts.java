package dev.maeari.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** The people who have called this service, and how to reach them. */
@ApplicationScoped
public class Contacts {
    private final Database database;
    private final InstantSource time;

    Contacts(Database database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /** The contact, if the person was ever here. */
    public Optional<Contact> find(String subject) {
        return database.first(
                "SELECT subject, email, language FROM contacts WHERE subject = ?", Contacts::contact, subject);
    }

    /** Takes over what has changed; answers whether anything had. */
    boolean keep(Contact contact) {
        if (find(contact.subject()).filter(contact::equals).isPresent()) {
            return false;
        }
        database.update(
                """
                INSERT INTO contacts (subject, email, language, changed_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (subject) DO UPDATE SET
                    email = EXCLUDED.email, language = EXCLUDED.language, changed_at = EXCLUDED.changed_at
                """, contact.subject(), contact.email(), contact.language().toLanguageTag(), time.instant());
        return true;
    }

    private static Contact contact(ResultSet row) throws SQLException {
        return new Contact(
                row.getString("subject"), row.getString("email"), Locale.forLanguageTag(row.getString("language")));
    }
}
