package dev.maeari.notifications;

import dev.maeari.web.Site;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages in which this service speaks to people. */
public final class Languages {
    /** Those with texts; the first one serves whoever speaks none of them. */
    public static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.KOREAN);

    private Languages() {}

    /** The site's language, if this service speaks it, else English. */
    public static Locale of(Site site) {
        return of(site.language(), SPOKEN.getFirst());
    }

    /** The spoken language for a BCP 47 tag such as {@code ko-KR}; the other one if there is no tag or none fits. */
    public static Locale of(@Nullable String tag, Locale otherwise) {
        if (tag == null) {
            return otherwise;
        }
        String language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return SPOKEN.stream()
                .filter(spoken -> spoken.getLanguage().equals(language))
                .findFirst()
                .orElse(otherwise);
    }
}
