package dev.maeari.articles;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages that the site itself speaks; an article may be written in any. */
public enum Language {
    /** Korean. */
    KO("한국어"),
    /** English. */
    EN("English");

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    /** The language's name in itself. */
    public String ownName() {
        return ownName;
    }

    /** BCP 47. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For formats and message bundles. */
    public Locale locale() {
        return Locale.of(tag());
    }

    /** The one to which the switch on each page leads. */
    public Language other() {
        return this == KO ? EN : KO;
    }

    /** The language of a tag such as {@code en} or {@code ko-KR}, if it is one of the site's. */
    public static Optional<Language> of(@Nullable String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        String primary = Locale.forLanguageTag(tag).getLanguage();
        for (Language language : values()) {
            if (language.tag().equals(primary)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
