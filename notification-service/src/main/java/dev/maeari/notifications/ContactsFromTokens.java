package dev.maeari.notifications;

import dev.maeari.web.CurrentPerson;
import dev.maeari.web.Person;
import dev.maeari.web.Site;
import jakarta.enterprise.event.Event;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Learns how to reach a person from the token of any call they make; there is no other source. */
class ContactsFromTokens {
    private static final String SERVICE = "service";

    private final CurrentPerson current;
    private final Contacts contacts;
    private final Site site;
    private final Event<ContactChanged> changed;

    ContactsFromTokens(CurrentPerson current, Contacts contacts, Site site, Event<ContactChanged> changed) {
        this.current = current;
        this.contacts = contacts;
        this.site = site;
        this.changed = changed;
    }

    @ServerRequestFilter
    void learn() {
        current.find().filter(person -> !person.roles().contains(SERVICE)).ifPresent(this::learn);
    }

    private void learn(Person person) {
        if (contacts.keep(Contact.of(person, Languages.of(site)))) {
            changed.fire(new ContactChanged(person.subject()));
        }
    }
}
