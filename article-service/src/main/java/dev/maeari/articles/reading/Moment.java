package dev.maeari.articles.reading;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** A time as a page shows it. */
record Moment(String iso, String text) {

    /** In the site's zone, to the minute. */
    static Moment of(Instant time, ZoneId zone, Locale locale) {
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(time.atZone(zone));
        String clock = DateTimeFormatter.ofPattern("HH:mm", locale).format(time.atZone(zone));
        return new Moment(time.toString(), day + " " + clock);
    }
}
