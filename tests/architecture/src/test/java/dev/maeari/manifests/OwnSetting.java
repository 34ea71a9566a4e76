package dev.maeari.manifests;

import java.util.Locale;

/**
 * A setting of the services' own, as the source of its interface says it.
 *
 * @param standard what holds where nothing is said; empty if it must be said
 * @param meaning its Javadoc, empty if there is none
 * @param who reads it
 */
record OwnSetting(String key, String type, String standard, String meaning, String who) {
    /** Its name in the environment. */
    String variable() {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** As a row of a table in Markdown. */
    String row() {
        return "| `%s`<br>`%s` | %s | %s | %s | %s |"
                .formatted(key, variable(), type, standard.isEmpty() ? "" : "`" + standard + "`", meaning, who);
    }
}
