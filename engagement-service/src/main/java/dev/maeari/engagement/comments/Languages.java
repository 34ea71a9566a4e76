package dev.maeari.engagement.comments;

import dev.maeari.web.Site;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of the page, and what the site's own one decides. */
@ApplicationScoped
class Languages {
    private static final List<String> KNOWN = List.of("ko", "en");

    private final Site site;

    Languages(Site site) {
        this.site = site;
    }

    /** The language that is asked for, or else the site's. */
    Locale choose(@Nullable String asked) {
        String wanted = asked == null ? site.language() : asked;
        String language = Locale.forLanguageTag(wanted).getLanguage();
        return Locale.of(KNOWN.contains(language) ? language : "en");
    }

    /** The messages in one of the page's languages; the bundle itself is the English one. */
    static CommentMessages messages(Locale language) {
        return language.equals(Locale.ENGLISH)
                ? MessageBundles.get(CommentMessages.class)
                : MessageBundles.get(CommentMessages.class, Localized.Literal.of(language.toLanguageTag()));
    }

    /** What a guest is called who gave no name, in the site's language. */
    String guest() {
        return messages(choose(null)).guest();
    }

    /** A time as people of that language write it, in the site's zone. */
    String show(Instant time, Locale language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .localizedBy(language)
                .withZone(site.zone())
                .format(time);
    }
}
