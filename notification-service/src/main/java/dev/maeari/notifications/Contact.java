package dev.maeari.notifications;

import dev.maeari.web.Person;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How to reach somebody, as their own token last said.
 *
 * @param language of the mails to them, {@code ko} or {@code en}
 */
public record Contact(String subject, @Nullable String email, Locale language) {

    /** The contact that the token describes. */
    static Contact of(Person person, Locale siteLanguage) {
        return new Contact(person.subject(), person.email(), Languages.of(person.locale(), siteLanguage));
    }
}
