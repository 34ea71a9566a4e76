package dev.maeari.engagement;

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

/** The languages of pages without JavaScript, and what the site's own one decides. */
@ApplicationScoped
public class Languages {
    private static final List<String> KNOWN = List.of("ko", "en");

    private final Site site;

    Languages(Site site) {
        this.site = site;
    }

    /** The language that is asked for, or else the site's. */
    public Locale choose(@Nullable String asked) {
        String wanted = asked == null ? site.language() : asked;
        String language = Locale.forLanguageTag(wanted).getLanguage();
        return Locale.of(KNOWN.contains(language) ? language : "en");
    }

    /** The messages in one of these languages; the bundle itself is the English one. */
    public static <T> T messages(Class<T> bundle, Locale language) {
        return language.equals(Locale.ENGLISH)
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(language.toLanguageTag()));
    }

    /** A time as people of that language write it, in the site's zone. */
    public String show(Instant time, Locale language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .localizedBy(language)
                .withZone(site.zone())
                .format(time);
    }
}
