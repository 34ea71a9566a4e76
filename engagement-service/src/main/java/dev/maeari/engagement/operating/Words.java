package dev.maeari.engagement.operating;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Numbers and times as people of a language write them. */
final class Words {
    private final Locale language;
    private final ZoneId zone;
    private final DateTimeFormatter times;

    Words(Locale language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .localizedBy(language)
                .withZone(zone);
    }

    String language() {
        return language.getLanguage();
    }

    String zone() {
        return zone.getId();
    }

    String of(long number) {
        return NumberFormat.getIntegerInstance(language).format(number);
    }

    String of(Instant time) {
        return times.format(time);
    }
}
