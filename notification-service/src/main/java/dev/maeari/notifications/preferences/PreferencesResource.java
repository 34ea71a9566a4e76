package dev.maeari.notifications.preferences;

import dev.maeari.notifications.Choices;
import dev.maeari.web.CurrentPerson;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** A person's own preferences. */
@Path("/api/notifications/preferences")
@Authenticated
class PreferencesResource {
    private final Choices choices;
    private final CurrentPerson person;

    PreferencesResource(Choices choices, CurrentPerson person) {
        this.choices = choices;
        this.person = person;
    }

    @GET
    public PreferencesForm read() {
        return PreferencesForm.of(choices.of(person.get().subject()));
    }

    @PUT
    public PreferencesForm choose(@NotNull @Valid PreferencesForm form) {
        choices.choose(person.get().subject(), form.chosen());
        return read();
    }
}
