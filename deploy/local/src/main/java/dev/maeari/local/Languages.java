package dev.maeari.local;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that the launcher's pages speak. */
public final class Languages {
    private Languages() {}

    /** The first of the wanted ones that we speak, English otherwise. */
    public static Locale of(@Nullable String acceptLanguage) {
        for (Locale.LanguageRange range : ranges(acceptLanguage)) {
            if (range.getRange().startsWith("ko")) {
                return Locale.KOREAN;
            }
            if (range.getRange().startsWith("en")) {
                return Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }

    private static List<Locale.LanguageRange> ranges(@Nullable String header) {
        try {
            return header == null ? List.of() : Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
