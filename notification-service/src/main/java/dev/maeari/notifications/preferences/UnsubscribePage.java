package dev.maeari.notifications.preferences;

import dev.maeari.notifications.Contact;
import dev.maeari.notifications.Contacts;
import dev.maeari.notifications.Kind;
import dev.maeari.notifications.Languages;
import dev.maeari.notifications.Unsubscribing.Scope;
import dev.maeari.web.Site;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** The small page behind the link in a mail, in the person's language. */
@Singleton
class UnsubscribePage {
    private final Template template;
    private final Contacts contacts;
    private final Site site;

    UnsubscribePage(@Location("unsubscribe.html") Template template, Contacts contacts, Site site) {
        this.template = template;
        this.contacts = contacts;
        this.site = site;
    }

    String ask(Scope scope) {
        return render(scope.kind() == Kind.REPLY ? "ask-reply" : "ask-comment", language(scope));
    }

    String ended(Scope scope) {
        return render("ended", language(scope));
    }

    String bad() {
        return render("bad", Languages.of(site));
    }

    /** Nothing was ended: the database does not answer, so that it does not say in which language either. */
    String later() {
        return render("later", Languages.of(site));
    }

    private Locale language(Scope scope) {
        Optional<Contact> contact = contacts.find(scope.subject());
        return contact.map(Contact::language).orElseGet(() -> Languages.of(site));
    }

    private String render(String step, Locale language) {
        return template.instance()
                .setLocale(language)
                .data("language", language.toLanguageTag())
                .data("step", step)
                .data("site", site.name())
                .data("home", site.address("/"))
                .render();
    }
}
