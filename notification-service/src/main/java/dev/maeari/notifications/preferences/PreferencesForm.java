package dev.maeari.notifications.preferences;

import dev.maeari.notifications.Preferences;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** Preferences as they are read and written. */
record PreferencesForm(@NotNull @Valid Email email) {

    /** What is mailed. */
    record Email(@NotNull Boolean comment, @NotNull Boolean reply) {}

    static PreferencesForm of(Preferences preferences) {
        return new PreferencesForm(new Email(preferences.comment(), preferences.reply()));
    }

    /** The choice of a form that was found valid. */
    Preferences chosen() {
        return new Preferences(email.comment(), email.reply());
    }
}
